import { setTimeout as sleep } from 'node:timers/promises';
import { type LogOfSends, type Sending } from './log-of-sends.ts';
import { SteadyWork } from './steady-work.ts';
import { type StoreClient } from './store-client.ts';

const PACE_MS = 40;
const LOOK_AGAIN_MS = 20;

/** Writes into the outbox of a client of @parley/client, one message after the other, and leaves the sending to it. */
export class StoreSender {
  /** Once it has stopped, the last message may still be on its way. */
  readonly work = new SteadyWork(() => this.#sendNext());
  readonly #store: StoreClient;
  readonly #log: LogOfSends;
  readonly #address: { readonly conversationId: string; readonly senderId: string };
  #count = 0;
  #last: Sending | undefined;
  #lastAckAt = 0;

  constructor(
    store: StoreClient,
    log: LogOfSends,
    address: { readonly conversationId: string; readonly senderId: string },
  ) {
    this.#store = store;
    this.#log = log;
    this.#address = address;
  }

  get lastAckAt(): number {
    return this.#lastAckAt;
  }

  /** Takes down what became of the last message. */
  settle(): void {
    const last = this.#last;
    if (last && last.outcomes.length === 0) this.#log.note(last, this.#store.outcomeOf(last.clientId));
  }

  async #sendNext(): Promise<void> {
    const { conversationId, senderId } = this.#address;
    this.#count += 1;
    const text = `outbox of ${this.#store.name} ${this.#count}`;
    const clientId = await this.#store.send(text);
    this.#last = this.#log.begin(conversationId, senderId, text, clientId);
    await this.#untilKnown(clientId);
    await sleep(PACE_MS);
  }

  async #untilKnown(clientId: string): Promise<void> {
    while (this.#store.outcomeOf(clientId).kind === 'unknown') {
      if (this.work.stopped) return;
      await sleep(LOOK_AGAIN_MS);
    }
    this.settle();
    this.#lastAckAt = performance.now();
  }
}
