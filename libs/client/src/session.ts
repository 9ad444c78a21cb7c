import {
  COOKIE_DELIVERY,
  ERRORS,
  type Me,
  type RefreshRequest,
  TOKEN_DELIVERY_HEADER,
  Tokens,
} from '@parley/contracts';
import { Emitter } from './emitter.ts';
import { type Http } from './http.ts';
import { type Exclusively } from './locks.ts';
import { ParleyError } from './parley-error.ts';
import { type TokenStore } from './token-store.ts';

/**
 * How refresh tokens travel. `body`: in the answers, kept in a TokenStore; for programs. `cookie`: httpOnly, out of
 * reach of scripts; for pages of the server's own origin.
 */
export type TokenDelivery = 'body' | 'cookie';

/** `asked`: signed out, or deleted the account, through this client. `ended`: the server does not know it any more. */
export type SignedOutReason = 'asked' | 'ended';

export interface SessionEvents {
  'signed-in': { user: Me; created: boolean; restored: boolean };
  'signed-out': { reason: SignedOutReason; userId: string };
  /** The account as it is now, whenever it was read or changed through this client. */
  'user-changed': Me;
}

interface AccessToken {
  token: string;
  user: Me;
  renewAt: number;
}

export interface SessionSettings {
  delivery: TokenDelivery;
  store: TokenStore;
  exclusively: Exclusively;
  now: () => number;
  lockName: string;
}

const RENEWAL_MARGIN_MS = 30_000;

/** Holds the access token, renews it, and knows when the session is over. */
export class Session {
  readonly events = new Emitter<SessionEvents>();
  readonly #http: Http;
  readonly #settings: SessionSettings;
  #access: AccessToken | null = null;
  /** Who is taken to be signed in until the server was asked. */
  #assumed: Me | null = null;
  #renewal: Promise<Tokens> | null = null;

  constructor(http: Http, settings: SessionSettings) {
    this.#http = http;
    this.#settings = settings;
  }

  get signedIn(): boolean {
    return this.user !== null;
  }

  get user(): Me | null {
    return this.#access?.user ?? this.#assumed;
  }

  assume(user: Me): void {
    if (!this.#access) this.#assumed = user;
  }

  /** The account as it is now. */
  learn(user: Me): void {
    if (this.user?.id !== user.id) return;
    if (this.#access) this.#access = { ...this.#access, user };
    else this.#assumed = user;
    this.events.emit('user-changed', user);
  }

  /** What every request whose answer is Tokens must carry. */
  get deliveryHeaders(): Record<string, string> {
    return this.#settings.delivery === 'cookie' ? { [TOKEN_DELIVERY_HEADER]: COOKIE_DELIVERY } : {};
  }

  /** For the two requests that show the refresh token. */
  async refreshBody(): Promise<RefreshRequest> {
    if (this.#settings.delivery === 'cookie') return {};
    const refreshToken = await this.#settings.store.load();
    return refreshToken === null ? {} : { refreshToken };
  }

  async resume(): Promise<Me | null> {
    if (this.#settings.delivery === 'body' && (await this.#settings.store.load()) === null) return null;
    try {
      return (await this.#renew()).user;
    } catch (error) {
      if (endsSession(error)) return null;
      throw error;
    }
  }

  /** Takes over the tokens of a sign-in. */
  async begin(tokens: Tokens): Promise<void> {
    await this.#keep(tokens);
    const { user, created, restored } = tokens;
    this.events.emit('signed-in', { user, created, restored });
  }

  async end(reason: SignedOutReason): Promise<void> {
    const before = this.user;
    this.#access = null;
    this.#assumed = null;
    if (this.#settings.delivery === 'body') await this.#settings.store.save(null);
    if (before) this.events.emit('signed-out', { reason, userId: before.id });
  }

  /** Sends with a fresh access token; one that the server calls expired is renewed once. */
  async authorized<T>(send: (headers: Record<string, string>) => Promise<T>): Promise<T> {
    const token = await this.accessToken();
    try {
      return await this.#attempt(send, token);
    } catch (error) {
      if (!(error instanceof ParleyError && error.code === 'TOKEN_EXPIRED')) throw error;
      return await this.#attempt(send, await this.newerToken(token));
    }
  }

  async accessToken(): Promise<string> {
    if (this.#access && this.#settings.now() < this.#access.renewAt) return this.#access.token;
    return (await this.#renew()).accessToken;
  }

  /** The token of now where that is another one already, else a new one. */
  async newerToken(than: string): Promise<string> {
    if (this.#access && this.#access.token !== than) return this.#access.token;
    return (await this.#renew()).accessToken;
  }

  async #attempt<T>(send: (headers: Record<string, string>) => Promise<T>, token: string): Promise<T> {
    try {
      return await send({ authorization: `Bearer ${token}` });
    } catch (error) {
      // An answer to an older session's token says nothing about the session of now.
      if (endsSession(error) && this.#access?.token === token) await this.end('ended');
      throw error;
    }
  }

  #renew(): Promise<Tokens> {
    this.#renewal ??= this.#settings
      .exclusively(this.#settings.lockName, () => this.#refresh())
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }

  async #refresh(): Promise<Tokens> {
    const before = this.user;
    try {
      const body = await this.refreshBody();
      if (this.#settings.delivery === 'body' && !body.refreshToken) throw nothingToRefreshWith();
      const tokens = await this.#http.send({
        method: 'POST',
        path: '/api/auth/refresh',
        body,
        headers: this.deliveryHeaders,
        answer: Tokens,
      });
      // Another tab may have signed in as somebody else: then the cookie is theirs, and this client is theirs too.
      if (before?.id === tokens.user.id) {
        await this.#keep(tokens);
        this.events.emit('user-changed', tokens.user);
      } else {
        await this.begin(tokens);
      }
      return tokens;
    } catch (error) {
      if (endsSession(error)) await this.end('ended');
      throw error;
    }
  }

  async #keep(tokens: Tokens): Promise<void> {
    const lifeMs = tokens.expiresIn * 1000;
    this.#assumed = null;
    this.#access = {
      token: tokens.accessToken,
      user: tokens.user,
      renewAt: this.#settings.now() + lifeMs - Math.min(RENEWAL_MARGIN_MS, lifeMs / 4),
    };
    if (this.#settings.delivery === 'body') await this.#settings.store.save(tokens.refreshToken);
  }
}

const endsSession = (error: unknown) => error instanceof ParleyError && error.endsSession;

const nothingToRefreshWith = () => new ParleyError({ code: 'UNAUTHENTICATED', ...ERRORS.UNAUTHENTICATED });
