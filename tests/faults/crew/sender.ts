import { setTimeout as sleep } from 'node:timers/promises';
import { type LogOfSends, type Sending } from './log-of-sends.ts';
import { SteadyWork } from './steady-work.ts';
import { type Way } from './ways-to-send.ts';

const PACE_MS = 25;
const TRY_AGAIN_MS = 100;
/** Of the tries without an answer, one in so many is the last of its message. */
const GIVEN_UP = 4;

export interface SenderOptions {
  readonly name: string;
  readonly senderId: string;
  readonly conversationId: string;
  readonly way: Way;
  readonly log: LogOfSends;
  /** Told of each message that was acknowledged. */
  readonly acked?: (sending: Sending, seq: number) => Promise<void>;
}

/** Sends one message after the other, each until its fate is known or it is given up. */
export class Sender {
  readonly work = new SteadyWork(() => this.#sendNext());
  readonly #options: SenderOptions;
  #count = 0;
  #unknown = 0;
  #lastAckAt = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get lastAckAt(): number {
    return this.#lastAckAt;
  }

  async #sendNext(): Promise<void> {
    const { log, conversationId, senderId, name } = this.#options;
    this.#count += 1;
    await this.#send(log.begin(conversationId, senderId, `${name} ${this.#count}`));
    await sleep(PACE_MS);
  }

  async #send(sending: Sending): Promise<void> {
    for (;;) {
      const outcomes = await this.#options.way(sending);
      for (const outcome of outcomes ?? []) this.#options.log.note(sending, outcome);
      const ack = outcomes?.find((outcome) => outcome.kind === 'ok');
      if (ack) {
        this.#lastAckAt = performance.now();
        if (ack.seq !== null) await this.#options.acked?.(sending, ack.seq);
        return;
      }
      if (outcomes?.every(({ kind }) => kind === 'failed')) return;
      if (outcomes) this.#unknown += 1;
      const givesUp = outcomes !== null && this.#unknown % GIVEN_UP === 0;
      if (givesUp || this.work.stopped) return;
      await sleep(TRY_AGAIN_MS);
    }
  }
}
