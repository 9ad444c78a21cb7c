import { type AppError } from '@parley/contracts';

/** So long the first one waits for others. */
const GATHER_MS = 250;
/** So many go into one transaction at most. */
const BATCH = 500;

export interface Delivery {
  readonly conversationId: string;
  readonly userId: string;
  readonly seq: number;
}

interface Waiting {
  delivery: Delivery;
  readonly stored: PromiseWithResolvers<undefined>;
}

/**
 * Gathers deliveries for a moment and has them written together, of each person in each conversation the furthest alone.
 *
 * - A batch comes in the order of its keys, so that those of two processes do not wait for each other crosswise.
 * - `write` answers for each delivery, in order, what is wrong with it; when it throws, the whole batch has failed.
 */
export class DeliveryQueue {
  private readonly waiting = new Map<string, Waiting>();
  private draining: Promise<void> | undefined;
  private closed = false;
  private hurry: (() => void) | undefined;

  constructor(
    private readonly write: (batch: readonly Delivery[]) => Promise<readonly (AppError | null)[]>,
  ) {}

  push(delivery: Delivery): Promise<void> {
    const key = `${delivery.conversationId}/${delivery.userId}`;
    let entry = this.waiting.get(key);
    if (!entry) {
      entry = { delivery, stored: Promise.withResolvers() };
      this.waiting.set(key, entry);
    } else if (delivery.seq > entry.delivery.seq) {
      entry.delivery = delivery;
    }
    this.draining ??= this.drain();
    return entry.stored.promise;
  }

  /** Writes at once what waits, and from now on does not wait for more. */
  async close(): Promise<void> {
    this.closed = true;
    this.hurry?.();
    await this.draining;
  }

  private async drain(): Promise<void> {
    if (!this.closed) await this.gather();
    while (this.waiting.size > 0) {
      const keys = [...this.waiting.keys()].slice(0, BATCH).sort();
      const batch = keys.flatMap((key) => this.waiting.get(key) ?? []);
      for (const key of keys) this.waiting.delete(key);
      await this.settle(batch);
    }
    this.draining = undefined;
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      this.hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const problems = await this.write(batch.map(({ delivery }) => delivery));
      batch.forEach(({ stored }, index) => {
        const problem = problems[index];
        if (problem) stored.reject(problem);
        else stored.resolve(undefined);
      });
    } catch (error) {
      for (const { stored } of batch) stored.reject(error);
    }
  }
}
