import { type Me } from '@parley/contracts';
import { Caller } from './caller.ts';
import { type Fetch, Http } from './http.ts';
import { acrossTabs, type Exclusively } from './locks.ts';
import { AdminRoutes } from './routes/admin.ts';
import { AuthRoutes } from './routes/auth.ts';
import { ContactRoutes } from './routes/contacts.ts';
import { ConversationRoutes } from './routes/conversations.ts';
import { InboxRoutes } from './routes/inbox.ts';
import { LinkRoutes } from './routes/links.ts';
import { MeRoutes } from './routes/me.ts';
import { MemberRoutes } from './routes/members.ts';
import { MessageRoutes } from './routes/messages.ts';
import { ServerRoutes } from './routes/server.ts';
import { UserRoutes } from './routes/users.ts';
import { Session, type SessionEvents, type TokenDelivery } from './session.ts';
import { MemoryTokenStore, type TokenStore } from './token-store.ts';

export interface ParleyClientOptions {
  /** Where the server is, such as `https://chat.example.org`; left out on pages that the server itself serves. */
  baseUrl?: string;
  delivery?: TokenDelivery;
  tokens?: TokenStore;
  fetch?: Fetch;
  exclusively?: Exclusively;
  now?: () => number;
  /** How long to wait for an answer before it counts as a network failure. */
  timeoutMs?: number;
}

/** Everything that can be asked of a Parley server over HTTP. Every call fails with a ParleyError or its caller's abort. */
export class ParleyClient {
  readonly #session: Session;
  /** Where the server is; empty for the page's own. */
  readonly baseUrl: string;
  readonly server: ServerRoutes;
  readonly auth: AuthRoutes;
  readonly me: MeRoutes;
  readonly users: UserRoutes;
  readonly contacts: ContactRoutes;
  readonly conversations: ConversationRoutes;
  readonly members: MemberRoutes;
  readonly messages: MessageRoutes;
  readonly links: LinkRoutes;
  readonly admin: AdminRoutes;
  readonly inbox: InboxRoutes;

  constructor(options: ParleyClientOptions = {}) {
    const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '');
    this.baseUrl = baseUrl;
    const http = new Http({
      baseUrl,
      fetch: options.fetch ?? ((url, init) => fetch(url, init)),
      timeoutMs: options.timeoutMs ?? 20_000,
    });
    this.#session = new Session(http, {
      delivery: options.delivery ?? 'body',
      store: options.tokens ?? new MemoryTokenStore(),
      exclusively: options.exclusively ?? acrossTabs,
      now: options.now ?? (() => Date.now()),
      lockName: `parley-refresh ${baseUrl}`,
    });
    const caller = new Caller(http, this.#session);
    this.server = new ServerRoutes(caller);
    this.auth = new AuthRoutes(caller);
    this.me = new MeRoutes(caller);
    this.users = new UserRoutes(caller);
    this.contacts = new ContactRoutes(caller);
    this.conversations = new ConversationRoutes(caller);
    this.members = new MemberRoutes(caller);
    this.messages = new MessageRoutes(caller);
    this.links = new LinkRoutes(caller);
    this.admin = new AdminRoutes(caller);
    this.inbox = new InboxRoutes(caller);
  }

  get signedIn(): boolean {
    return this.#session.signedIn;
  }

  /** The account of who is signed in, as the server last showed it. */
  get user(): Me | null {
    return this.#session.user;
  }

  /**
   * Takes up the session that the store or the cookie remembers. Null where there is none; fails where the server
   * could not be asked, since then nobody knows.
   */
  async resume(): Promise<Me | null> {
    return await this.#session.resume();
  }

  /**
   * Takes it that the last run's person is still signed in, so that a program can begin before the server was asked. The
   * first call finds out; where they are not, `signed-out` tells.
   */
  assume(user: Me): void {
    this.#session.assume(user);
  }

  /** A token that is good for a while yet; renewed first where it is not. */
  async accessToken(): Promise<string> {
    return await this.#session.accessToken();
  }

  /** For whoever showed a token for which time is running out: the one of now, or a new one. */
  async newerToken(than: string): Promise<string> {
    return await this.#session.newerToken(than);
  }

  /** For whoever hears from elsewhere, such as over the socket, that the session is over. */
  async sessionEnded(): Promise<void> {
    await this.#session.end('ended');
  }

  /** Returns what takes the listener away again. */
  on<Name extends keyof SessionEvents>(
    name: Name,
    listener: (payload: SessionEvents[Name]) => void,
  ): () => void {
    return this.#session.events.on(name, listener);
  }
}
