import { type Frame } from '@parley/contracts';
import { type Transport, type TransportListener } from '../socket/transport.ts';
import { type ToHost, ToMember } from './tab-messages.ts';
import { memberLock, type TabPlace } from './tab-place.ts';
import { type TabChannel } from './tab-platform.ts';

export interface GuestSettings {
  place: TabPlace;
  member: string;
  address: string;
  token: string;
  listener: TransportListener;
  /** There was no host to be a guest of. `silent`: somebody holds the place and does not answer. */
  unhosted: (silent: boolean) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A host answers within milliseconds; one that does not is frozen, or as good as that. */
export const HOST_ANSWERS_WITHIN_MS = 5000;
const PING_EVERY_MS = 10_000;
/** The host knows better when a request has failed; this is for a host that says nothing. */
const GRACE_MS = 3000;

/** Uses the connection of another tab. */
export class Guest implements Transport {
  readonly #settings: GuestSettings;
  readonly #channel: TabChannel;
  readonly #waiting = new Map<number, Waiting>();
  readonly #stopWaitingForHost: () => void;
  #lastId = 0;
  #hosted = false;
  #connected = false;
  #ended = false;
  #unansweredPing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #releaseLock: () => void = () => undefined;

  constructor(settings: GuestSettings) {
    this.#settings = settings;
    const { place } = settings;
    this.#channel = place.openChannel((message) => {
      const said = ToMember.safeParse(message);
      if (said.success) this.#hear(said.data);
    });
    this.#stopWaitingForHost = place.platform.locks.whenFree(place.hostLock, () => {
      this.#hostGone(false);
    });
    this.#timer = setTimeout(() => {
      this.#hostGone(true);
    }, HOST_ANSWERS_WITHIN_MS);
    void this.#join();
  }

  request(frame: Frame, timeoutMs: number): Promise<unknown> {
    if (this.#ended) return Promise.reject(noAnswer());
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#hostGone(true);
      }, timeoutMs + GRACE_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#say({ kind: 'request', from: this.#settings.member, id, frame, timeoutMs });
    });
  }

  close(): void {
    if (this.#ended) return;
    this.#say({ kind: 'leave', from: this.#settings.member });
    this.#end();
  }

  async #join(): Promise<void> {
    const { place, member, address, token } = this.#settings;
    const release = await place.platform.locks.take(memberLock(member));
    if (this.#ended) {
      release?.();
      return;
    }
    if (release) this.#releaseLock = release;
    this.#say({ kind: 'join', from: member, address, token });
  }

  #hear(said: ToMember): void {
    if (this.#ended) return;
    const { listener, member } = this.#settings;
    if (said.kind === 'received') {
      if (this.#connected) listener.received(said.events);
      return;
    }
    if (said.to !== member) return;
    this.#unansweredPing = false;
    if (!this.#hosted) this.#settleIn();
    switch (said.kind) {
      case 'here':
        break;
      case 'answer':
        this.#take(said.id)?.resolve(said.answer);
        break;
      case 'no-answer':
        this.#take(said.id)?.reject(noAnswer());
        break;
      case 'news':
        if (said.news.kind === 'connected') {
          this.#connected = true;
          listener.connected();
        } else {
          this.#end();
          if (said.news.kind === 'refused') listener.refused(said.news.problem);
          else listener.lost();
        }
        break;
    }
  }

  #settleIn(): void {
    this.#hosted = true;
    clearTimeout(this.#timer);
    this.#pingLater();
  }

  #pingLater(): void {
    this.#timer = setTimeout(() => {
      if (this.#unansweredPing) {
        this.#hostGone(true);
        return;
      }
      this.#unansweredPing = true;
      this.#say({ kind: 'ping', from: this.#settings.member });
      this.#pingLater();
    }, PING_EVERY_MS);
  }

  #hostGone(silent: boolean): void {
    if (this.#ended) return;
    const hosted = this.#hosted;
    this.#end();
    if (hosted) this.#settings.listener.lost();
    else this.#settings.unhosted(silent);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    return waiting;
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#stopWaitingForHost();
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(noAnswer());
    this.#channel.close();
    this.#releaseLock();
  }

  #say(message: ToHost): void {
    this.#channel.post(message);
  }
}

const noAnswer = () => new Error('The tab that has the connection did not answer.');
