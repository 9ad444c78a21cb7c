import { ParleyError } from '../parley-error.ts';

export interface SeqReportsSettings {
  send: (conversationId: string, seq: number) => Promise<unknown>;
  canSend: () => boolean;
  /** What happens within this time is one report. */
  gatherMs: number;
}

const RETRY_MS = 5000;

/** Tells the server how far this person has got in conversations: one report each, of the highest seq, until it was heard. */
export class SeqReports {
  readonly #settings: SeqReportsSettings;
  readonly #waiting = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  constructor(settings: SeqReportsSettings) {
    this.#settings = settings;
  }

  /** What the server has not heard of yet. */
  get waiting(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#waiting);
  }

  report(conversationId: string, seq: number): void {
    this.#waiting.set(conversationId, Math.max(seq, this.#waiting.get(conversationId) ?? 0));
    this.#schedule(this.#settings.gatherMs);
  }

  /** To be called when sending makes sense again. */
  flush(): void {
    if (this.#waiting.size > 0) this.#schedule(0);
  }

  clear(): void {
    this.#waiting.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(waitMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#sendAll();
    }, waitMs);
  }

  /** One after the other: after a long absence there may be hundreds, and the server takes only so many at once. */
  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (const [conversationId, seq] of this.#waiting) {
        if (!this.#settings.canSend()) return;
        if (!(await this.#heard(conversationId, seq))) {
          this.#schedule(RETRY_MS);
          return;
        }
        if (this.#waiting.get(conversationId) === seq) this.#waiting.delete(conversationId);
      }
    } finally {
      this.#sending = false;
    }
  }

  /** A refusal for good counts as heard: the conversation is not ours any more. */
  async #heard(conversationId: string, seq: number): Promise<boolean> {
    try {
      await this.#settings.send(conversationId, seq);
      return true;
    } catch (error) {
      if (error instanceof ParleyError) return !error.retryable;
      throw error;
    }
  }
}
