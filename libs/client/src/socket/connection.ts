import {
  Ack,
  type ActionInput,
  type ActionName,
  type ActionOutput,
  ACTIONS,
  type ChannelName,
  type Closing,
  type DisconnectReason,
  type SessionGreeting,
  type SocketEvent,
} from '@parley/contracts';
import { type z } from 'zod';
import { Emitter } from '../emitter.ts';
import { ParleyError } from '../parley-error.ts';
import { BackOff } from './back-off.ts';
import { onNetworkBack } from './network.ts';
import { readEvents } from './received-events.ts';
import { type OpenTransport, type Transport } from './transport.ts';

/** `STOPPED`: by this program; the others by the server, for good. */
export type EndReason = 'STOPPED' | DisconnectReason;

/** `offline`: waiting to try again. `ended`: nothing happens until somebody starts it again. */
export type ConnectionStatus =
  | { readonly state: 'offline' }
  | { readonly state: 'connecting' }
  | { readonly state: 'online'; readonly userId: string; readonly sessionId: string }
  | { readonly state: 'ended'; readonly reason: EndReason };

export interface ConnectionEvents {
  status: ConnectionStatus;
  events: readonly SocketEvent[];
  /** Something came that could not be read; load afresh what may have been in it. */
  damaged: undefined;
}

/** Where access tokens come from, and where the end of a session is told. */
export interface TokenSource {
  accessToken(): Promise<string>;
  /** One that is newer than the given one. */
  newerToken(than: string): Promise<string>;
  sessionEnded(): Promise<void>;
}

export interface ConnectionSettings {
  address: string;
  tokens: TokenSource;
  open: OpenTransport;
  random: () => number;
  /** How long a call waits for its answer. */
  timeoutMs: number;
}

/** The table of contracts, in the form in which the compiler sees that an action's schema gives that action's output. */
const actions: {
  readonly [C in ChannelName]: {
    readonly [A in ActionName<C>]: { readonly output: z.ZodType<ActionOutput<C, A>> };
  };
} = ACTIONS;

const RECONNECTION = { baseMs: 500, capMs: 30_000 };
/** After a restart everybody comes back at once; this spreads them. */
const RESTART_WINDOW_MS = 3000;
/** A connection that lasted this long counts as a success; one that breaks sooner counts as a failure. */
const STABLE_AFTER_MS = 10_000;
const RENEWAL_MARGIN_MS = 60_000;
const RENEWAL_RETRY_MS = 5000;

/** One connection to the server that mends itself until it is stopped or the server says that it is over. */
export class Connection {
  readonly events = new Emitter<ConnectionEvents>();
  readonly #settings: ConnectionSettings;
  readonly #backOff: BackOff;
  #status: ConnectionStatus = { state: 'ended', reason: 'STOPPED' };
  /** What belongs to the attempt of now; whatever comes of an earlier one is ignored. */
  #attempt = {};
  #transport: Transport | null = null;
  /** What came before the greeting was answered. */
  #early: SocketEvent[] | null = null;
  #shownToken = '';
  #staleToken: string | null = null;
  #retryWindowMs = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #stableTimer: ReturnType<typeof setTimeout> | undefined;
  #renewalTimer: ReturnType<typeof setTimeout> | undefined;
  #ignoreNetwork: () => void = () => undefined;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#backOff = new BackOff({ ...RECONNECTION, random: settings.random });
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  start(): void {
    if (this.#status.state !== 'ended') return;
    this.#backOff.reset();
    this.#ignoreNetwork = onNetworkBack(() => {
      this.retryNow();
    });
    void this.#connect();
  }

  stop(reason: EndReason = 'STOPPED'): void {
    if (this.#status.state === 'ended') return;
    this.#ignoreNetwork();
    this.#leaveAttempt();
    this.#setStatus({ state: 'ended', reason });
  }

  /** For moments that promise success: the network is back, or a person asks for it. */
  retryNow(): void {
    if (this.#status.state === 'offline') void this.#connect();
  }

  /** Asks the server; fails with a ParleyError, at once where the connection is away. */
  async call<C extends ChannelName, A extends ActionName<C>>(
    channel: C,
    action: A,
    data: ActionInput<C, A>,
  ): Promise<ActionOutput<C, A>> {
    if (this.#status.state !== 'online' || !this.#transport) {
      throw ParleyError.network(new Error('The connection is away.'));
    }
    return await this.#request(this.#transport, channel, action, data);
  }

  async #connect(): Promise<void> {
    this.#leaveAttempt();
    const attempt = this.#attempt;
    const isCurrent = () => this.#attempt === attempt;
    this.#setStatus({ state: 'connecting' });
    if (!isCurrent()) return;
    let token: string;
    try {
      token = await this.#token();
    } catch (error) {
      if (isCurrent()) this.#failed(error);
      return;
    }
    if (!isCurrent()) return;
    this.#shownToken = token;
    this.#early = [];
    const transport = this.#settings.open(this.#settings.address, token, {
      connected: () => {
        if (isCurrent()) void this.#greet(transport, isCurrent);
      },
      refused: (problem) => {
        if (isCurrent()) this.#failed(problem && ParleyError.fromSocket(problem));
      },
      received: (events) => {
        if (isCurrent()) this.#receive(events);
      },
      lost: () => {
        if (isCurrent()) this.#retryLater();
      },
    });
    this.#transport = transport;
  }

  async #token(): Promise<string> {
    const { tokens } = this.#settings;
    const stale = this.#staleToken;
    this.#staleToken = null;
    return stale === null ? await tokens.accessToken() : await tokens.newerToken(stale);
  }

  async #greet(transport: Transport, isCurrent: () => boolean): Promise<void> {
    let greeting: SessionGreeting;
    try {
      greeting = await this.#request(transport, 'session', 'hello', {});
    } catch (error) {
      if (isCurrent()) this.#failed(error);
      return;
    }
    if (!isCurrent()) return;
    const { userId, sessionId, expiresIn } = greeting;
    this.#renewIn(expiresIn, isCurrent);
    this.#stableTimer = setTimeout(() => {
      this.#backOff.reset();
    }, STABLE_AFTER_MS);
    const early = this.#early ?? [];
    this.#early = null;
    this.#setStatus({ state: 'online', userId, sessionId });
    if (isCurrent() && early.length > 0) this.events.emit('events', early);
  }

  #receive(received: unknown): void {
    const { events, damaged } = readEvents(received);
    const closing = events.find((event) => event.channel === 'session' && event.type === 'closing');
    if (this.#early) this.#early.push(...events);
    else if (events.length > 0) this.events.emit('events', events);
    if (damaged) this.events.emit('damaged', undefined);
    if (closing?.type === 'closing') this.#close(closing.data);
  }

  #close({ reason, reconnect }: Closing): void {
    if (reconnect) {
      if (reason === 'TOKEN_EXPIRED') this.#staleToken = this.#shownToken;
      if (reason === 'SERVER_RESTART') this.#retryWindowMs = RESTART_WINDOW_MS;
      return;
    }
    this.stop(reason);
    if (reason === 'SESSION_REVOKED') this.#endSession();
  }

  /** Whatever is not the end of the session may be over soon; that includes a token store that fails in its own way. */
  #failed(error: unknown): void {
    const { code, details, endsSession = false } = error instanceof ParleyError ? error : {};
    if (endsSession) {
      this.stop('SESSION_REVOKED');
      this.#endSession();
      return;
    }
    if (code === 'TOKEN_EXPIRED') this.#staleToken = this.#shownToken;
    this.#retryLater((details?.retryAfter ?? 0) * 1000);
  }

  #endSession(): void {
    void this.#settings.tokens.sessionEnded();
  }

  #retryLater(atLeastMs = 0): void {
    this.#leaveAttempt();
    const waitMs = atLeastMs + this.#backOff.next(this.#retryWindowMs);
    this.#retryWindowMs = 0;
    this.#retryTimer = setTimeout(() => void this.#connect(), waitMs);
    this.#setStatus({ state: 'offline' });
  }

  /** Shows a newer token before the one of now expires; the server would end the connection soon after. */
  #renewIn(expiresInSeconds: number, isCurrent: () => boolean): void {
    const lifeMs = expiresInSeconds * 1000;
    const waitMs = lifeMs - Math.min(RENEWAL_MARGIN_MS, lifeMs / 2);
    this.#renewalTimer = setTimeout(() => void this.#renew(isCurrent), waitMs);
  }

  async #renew(isCurrent: () => boolean): Promise<void> {
    try {
      const accessToken = await this.#settings.tokens.newerToken(this.#shownToken);
      if (!isCurrent()) return;
      const { expiresIn } = await this.call('session', 'refresh', { accessToken });
      if (!isCurrent()) return;
      this.#shownToken = accessToken;
      this.#renewIn(expiresIn, isCurrent);
    } catch (error) {
      if (!isCurrent()) return;
      const again = error instanceof ParleyError && error.retryable;
      if (again) this.#renewalTimer = setTimeout(() => void this.#renew(isCurrent), RENEWAL_RETRY_MS);
      else this.#failed(error);
    }
  }

  async #request<C extends ChannelName, A extends ActionName<C>>(
    transport: Transport,
    channel: C,
    action: A,
    data: ActionInput<C, A>,
  ): Promise<ActionOutput<C, A>> {
    const answer = Ack.safeParse(await this.#exchange(transport, { channel, action, data }));
    if (!answer.success) throw ParleyError.unexpectedAnswer(0, answer.error);
    if (!answer.data.ok) throw ParleyError.fromSocket(answer.data.error);
    const output = actions[channel][action].output.safeParse(answer.data.data);
    if (!output.success) throw ParleyError.unexpectedAnswer(200, output.error);
    return output.data;
  }

  async #exchange(
    transport: Transport,
    frame: { channel: string; action: string; data: unknown },
  ): Promise<unknown> {
    try {
      return await transport.request(frame, this.#settings.timeoutMs);
    } catch (error) {
      throw ParleyError.network(error);
    }
  }

  #leaveAttempt(): void {
    this.#attempt = {};
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#stableTimer);
    clearTimeout(this.#renewalTimer);
    this.#transport?.close();
    this.#transport = null;
    this.#early = null;
  }

  #setStatus(status: ConnectionStatus): void {
    this.#status = status;
    this.events.emit('status', status);
  }
}
