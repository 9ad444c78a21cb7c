import { setTimeout as sleep } from 'node:timers/promises';
import { type LogOfSends, type Sending } from './log-of-sends.ts';
import { type StoreClient } from './store-client.ts';

const PACE_MS = 40;
const LOOK_AGAIN_MS = 20;

/** Writes into the outbox of a client of @parley/client, one message after the other, and leaves the sending to it. */
export class StoreSender {
  readonly name: string;
  readonly #store: StoreClient;
  readonly #log: LogOfSends;
  readonly #address: { readonly conversationId: string; readonly senderId: string };
  #stopped = false;
  #working: Promise<void> | undefined;
  #last: Sending | undefined;
  #lastAckAt = 0;

  constructor(
    store: StoreClient,
    log: LogOfSends,
    address: { readonly conversationId: string; readonly senderId: string },
  ) {
    this.name = `outbox of ${store.name}`;
    this.#store = store;
    this.#log = log;
    this.#address = address;
  }

  get lastAckAt(): number {
    return this.#lastAckAt;
  }

  start(): void {
    this.#working ??= this.#work();
  }

  /** Resolves when nothing more is written; the last message may still be on its way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  /** Takes down what became of the last message. */
  settle(): void {
    const last = this.#last;
    if (last && last.outcomes.length === 0) this.#log.note(last, this.#store.outcomeOf(last.clientId));
  }

  async #work(): Promise<void> {
    const { conversationId, senderId } = this.#address;
    for (let count = 1; !this.#stopped; count += 1) {
      const text = `${this.name} ${count}`;
      const clientId = await this.#store.send(text);
      this.#last = this.#log.begin(conversationId, senderId, text, clientId);
      await this.#untilKnown(clientId);
      await sleep(PACE_MS);
    }
  }

  async #untilKnown(clientId: string): Promise<void> {
    while (this.#store.outcomeOf(clientId).kind === 'unknown') {
      if (this.#stopped) return;
      await sleep(LOOK_AGAIN_MS);
    }
    this.settle();
    this.#lastAckAt = performance.now();
  }
}
