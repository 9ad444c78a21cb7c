import { type Frame } from '@parley/contracts';
import { type OpenTransport, type Transport } from '../socket/transport.ts';
import { SharedInterests } from './shared-interests.ts';
import { type News } from './tab-messages.ts';

export interface HubSettings {
  open: OpenTransport;
  tell: (member: string, news: News) => void;
  /** To be told to every member. */
  received: (events: unknown) => void;
  /** The last member has gone. */
  deserted: () => void;
}

const DONE = { ok: true, data: {} };
const FAREWELL_WITHIN_MS = 5000;

/** One connection that several members use as if each had it alone. */
export class Hub {
  readonly #settings: HubSettings;
  readonly #members = new Set<string>();
  #interests = new SharedInterests();
  #transport: Transport | null = null;
  #connected = false;

  constructor(settings: HubSettings) {
    this.#settings = settings;
  }

  /** The first one's token opens the connection. */
  join(member: string, address: string, token: string): void {
    this.#members.add(member);
    if (this.#connected) this.#settings.tell(member, { kind: 'connected' });
    else if (!this.#transport) this.#open(address, token);
  }

  get deserted(): boolean {
    return this.#members.size === 0;
  }

  leave(member: string): void {
    if (!this.#members.delete(member)) return;
    const farewells = this.#interests.leave(member);
    if (this.deserted) {
      this.#drop();
      this.#settings.deserted();
      return;
    }
    for (const frame of farewells) {
      // Where it fails, the connection is gone, and with it what it was interested in.
      this.#transport?.request(frame, FAREWELL_WITHIN_MS).catch(() => undefined);
    }
  }

  async request(member: string, frame: Frame, timeoutMs: number): Promise<unknown> {
    if (!this.#members.has(member) || !this.#transport) throw new Error('The connection is away.');
    const due = this.#interests.note(member, frame);
    return due ? await this.#transport.request(due, timeoutMs) : DONE;
  }

  /** Ends the connection for everybody. */
  close(): void {
    this.#end({ kind: 'lost' });
  }

  #open(address: string, token: string): void {
    const isCurrent = () => this.#transport === transport;
    const transport = this.#settings.open(address, token, {
      connected: () => {
        if (!isCurrent()) return;
        this.#connected = true;
        for (const member of [...this.#members]) this.#settings.tell(member, { kind: 'connected' });
      },
      refused: (problem) => {
        if (isCurrent()) this.#end({ kind: 'refused', problem });
      },
      received: (events) => {
        if (isCurrent()) this.#settings.received(events);
      },
      lost: () => {
        if (isCurrent()) this.#end({ kind: 'lost' });
      },
    });
    this.#transport = transport;
  }

  #end(news: News): void {
    const members = [...this.#members];
    this.#members.clear();
    this.#drop();
    for (const member of members) this.#settings.tell(member, news);
    if (members.length > 0) this.#settings.deserted();
  }

  #drop(): void {
    const transport = this.#transport;
    this.#transport = null;
    this.#connected = false;
    this.#interests = new SharedInterests();
    transport?.close();
  }
}
