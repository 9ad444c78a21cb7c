import { SystemClock, type Clock } from '../clock.ts';
import type { InboxStore } from '../inbox.ts';
import { plainText } from './mail-text.ts';
import { Mail, type MailMessage } from './mail.ts';

/** Puts mails into the development inbox instead of sending them. */
export class MailInbox extends Mail {
  readonly #store: InboxStore;
  readonly #clock: Clock;

  constructor({ store, clock = new SystemClock() }: { store: InboxStore; clock?: Clock }) {
    super();
    this.#store = store;
    this.#clock = clock;
  }

  async send(message: MailMessage): Promise<void> {
    const text = `${message.subject}\n\n${plainText(message)}`;
    await this.#store.add({ id: message.id, to: message.to, via: 'email', text, at: this.#clock.now() });
  }
}
