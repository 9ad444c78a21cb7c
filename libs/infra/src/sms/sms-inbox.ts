import { SystemClock, type Clock } from '../clock.ts';
import type { InboxStore } from '../inbox.ts';
import { Sms, type SmsMessage } from './sms.ts';

/** Puts text messages into the development inbox instead of sending them. */
export class SmsInbox extends Sms {
  readonly #store: InboxStore;
  readonly #clock: Clock;

  constructor({ store, clock = new SystemClock() }: { store: InboxStore; clock?: Clock }) {
    super();
    this.#store = store;
    this.#clock = clock;
  }

  async send({ id, to, text }: SmsMessage): Promise<void> {
    await this.#store.add({ id, to, via: 'sms', text, at: this.#clock.now() });
  }

  wasAccepted({ id }: SmsMessage): Promise<boolean> {
    return this.#store.has(id);
  }
}
