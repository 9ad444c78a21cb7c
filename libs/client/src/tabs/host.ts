import { type Frame } from '@parley/contracts';
import { type OpenTransport, type TransportListener } from '../socket/transport.ts';
import { Hub } from './hub.ts';
import { type News, ToHost, type ToMember } from './tab-messages.ts';
import { memberLock, type TabPlace } from './tab-place.ts';
import { type TabChannel } from './tab-platform.ts';

/** The tab that has the connection, at the service of all that want to use it. */
export class Host {
  readonly #place: TabPlace;
  readonly #hub: Hub;
  readonly #channel: TabChannel;
  readonly #own = new Map<string, TransportListener>();
  /** What ends the waiting for another tab's end. */
  readonly #others = new Map<string, () => void>();
  readonly #onRetired: () => void;
  #retired = false;

  /** `onRetired` is called when nobody needs it any more. */
  constructor(place: TabPlace, open: OpenTransport, onRetired: () => void) {
    this.#place = place;
    this.#onRetired = onRetired;
    this.#hub = new Hub({
      open,
      tell: (member, news) => {
        this.#tell(member, news);
      },
      received: (events) => {
        for (const listener of [...this.#own.values()]) listener.received(events);
        if (this.#others.size > 0) this.#post({ kind: 'received', events });
      },
      deserted: () => {
        this.#retire();
      },
    });
    this.#channel = place.openChannel((message) => {
      const said = ToHost.safeParse(message);
      if (said.success) this.#hear(said.data);
    });
  }

  get retired(): boolean {
    return this.#retired;
  }

  /** Somebody of this very tab. */
  join(member: string, address: string, token: string, listener: TransportListener): void {
    this.#own.set(member, listener);
    this.#hub.join(member, address, token);
  }

  request(member: string, frame: Frame, timeoutMs: number): Promise<unknown> {
    return this.#hub.request(member, frame, timeoutMs);
  }

  leave(member: string): void {
    this.#own.delete(member);
    this.#forget(member);
    this.#hub.leave(member);
  }

  /** Whoever it began for does not want it any more. */
  dismissIfUnused(): void {
    if (this.#hub.deserted) this.#retire();
  }

  /** Another tab has taken its place. */
  dismiss(): void {
    this.#hub.close();
    this.#retire();
  }

  #hear(said: ToHost): void {
    const { from } = said;
    switch (said.kind) {
      case 'join':
        this.#post({ kind: 'here', to: from });
        this.#watch(from);
        this.#hub.join(from, said.address, said.token);
        break;
      case 'ping':
        if (this.#others.has(from)) this.#post({ kind: 'here', to: from });
        break;
      case 'request':
        void this.#answer(said);
        break;
      case 'leave':
        this.leave(from);
        break;
    }
  }

  async #answer({ from, id, frame, timeoutMs }: Extract<ToHost, { kind: 'request' }>): Promise<void> {
    try {
      const answer = await this.#hub.request(from, frame, timeoutMs);
      this.#post({ kind: 'answer', to: from, id, answer });
    } catch {
      // All that a transport's failure tells is that no answer came.
      this.#post({ kind: 'no-answer', to: from, id });
    }
  }

  /** A tab that crashes cannot say that it leaves. */
  #watch(member: string): void {
    this.#others.get(member)?.();
    const { locks } = this.#place.platform;
    this.#others.set(
      member,
      locks.whenFree(memberLock(member), () => {
        this.leave(member);
      }),
    );
  }

  #forget(member: string): void {
    this.#others.get(member)?.();
    this.#others.delete(member);
  }

  #tell(member: string, news: News): void {
    const listener = this.#own.get(member);
    if (!listener) this.#post({ kind: 'news', to: member, news });
    if (news.kind !== 'connected') {
      this.#own.delete(member);
      this.#forget(member);
    }
    switch (news.kind) {
      case 'connected':
        listener?.connected();
        break;
      case 'refused':
        listener?.refused(news.problem);
        break;
      case 'lost':
        listener?.lost();
        break;
    }
  }

  #post(message: ToMember): void {
    this.#channel.post(message);
  }

  #retire(): void {
    if (this.#retired) return;
    this.#retired = true;
    for (const member of [...this.#others.keys()]) this.#forget(member);
    this.#channel.close();
    this.#onRetired();
  }
}
