import { setImmediate as arrivals } from 'node:timers/promises';
import { AppError } from '@parley/contracts';
import { isOutage } from '@parley/database';

/** So many may wait; more would only wait longer than anybody is willing to. */
const CAPACITY = 20_000;
const RETRY_AFTER_SECONDS = 1;

/** One result for each item, in order; an `AppError` among them refuses that item alone. */
export type Results<R> = readonly (R | AppError)[];

/** Writes all items or none. Calls `answer` once they are written, and may go on with what need not be waited for. */
export type WriteBatch<T, R> = (
  items: readonly T[],
  answer: (results: Results<R>) => void,
) => Promise<unknown>;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit. No timer: while one batch is being written, further items gather, and when it is done, all that wait make
 * the next. Alone, an item is written at once; under load, one transaction carries many.
 *
 * - When `write` throws, the batch is halved until the items that spoil it fail by themselves.
 * - When it throws because the database is out, no half would fare better: all of the batch is refused, to be sent again.
 * - When too many wait, further ones are refused, to be sent again.
 */
export class SendQueue<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;

  constructor(
    private readonly write: WriteBatch<T, R>,
    /** So many go into one transaction at most. */
    private readonly most: number,
  ) {}

  push(item: T): Promise<R> {
    if (this.waiting.length >= CAPACITY) return Promise.reject(tryAgain());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      // A database in this process keeps it busy until the commit: what has reached its sockets comes in first.
      await arrivals();
      await this.settle(this.waiting.splice(0, this.most));
    }
    this.running = false;
  }

  private async settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      await this.write(
        batch.map(({ item }) => item),
        (results) => hand(results, batch),
      );
    } catch (error) {
      if (isOutage(error)) {
        for (const { reject } of batch) reject(tryAgain(error));
        return;
      }
      const [only] = batch;
      if (batch.length === 1) {
        only?.reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await this.settle(batch.slice(0, middle));
      await this.settle(batch.slice(middle));
    }
  }
}

function hand<T, R>(results: Results<R>, batch: readonly Waiting<T, R>[]): void {
  batch.forEach(({ resolve, reject }, index) => {
    const result = results[index];
    if (result === undefined) reject(new Error('The writer lost a result.'));
    else if (result instanceof AppError) reject(result);
    else resolve(result);
  });
}

function tryAgain(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS }, { cause });
}
