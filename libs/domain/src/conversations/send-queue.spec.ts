import { AppError } from '@parley/contracts';
import { expect, it, vi } from 'vitest';
import { type Results, SendQueue } from './send-queue.ts';

/** A writer that keeps what it is given until it is told what becomes of it. */
class HeldWriter {
  readonly batches: { items: readonly number[]; end: (error?: Error) => void }[] = [];

  readonly write = (items: readonly number[], answer: (results: Results<number>) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (error?: Error) => {
        if (error) {
          reject(error);
          return;
        }
        answer(items);
        resolve();
      };
      this.batches.push({ items, end });
    });

  async next(): Promise<HeldWriter['batches'][number]> {
    return vi.waitFor(() => {
      const batch = this.batches.shift();
      if (!batch) throw new Error('Nothing is being written.');
      return batch;
    });
  }
}

/** Writes at once, and throws over batches that hold one of these. */
function writerThatThrowsAt(spoiling: readonly number[], error: () => unknown = () => new Error('spoilt')) {
  const sizes: number[] = [];
  const write = async (items: readonly number[], answer: (results: Results<number>) => void) => {
    sizes.push(items.length);
    await Promise.resolve();
    if (items.some((item) => spoiling.includes(item))) throw error();
    answer(items);
  };
  return { write, sizes };
}

const MOST = 256;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

it('a lone item is written at once, and what comes meanwhile goes together after it, in order', async () => {
  const writer = new HeldWriter();
  const queue = new SendQueue(writer.write, MOST);
  const first = queue.push(0);
  const alone = await writer.next();
  expect(alone.items).toEqual([0]);
  const others = [1, 2, 3].map((item) => queue.push(item));
  alone.end();
  await first;
  const together = await writer.next();
  expect(together.items).toEqual([1, 2, 3]);
  together.end();
  expect(await Promise.all(others)).toEqual([1, 2, 3]);
});

it('what has arrived already goes together, though the writer lets nothing in while it works', async () => {
  const { write, sizes } = writerThatThrowsAt([]);
  const queue = new SendQueue(write, MOST);
  // As when several sockets were readable at once: each is read in a turn of its own.
  const turns = [0, 1, 2].map(
    (item) => new Promise<number>((resolve) => setImmediate(() => void queue.push(item).then(resolve))),
  );
  expect(await Promise.all(turns)).toEqual([0, 1, 2]);
  expect(sizes).toEqual([3]);
});

it('one batch carries no more than it may', async () => {
  const { write, sizes } = writerThatThrowsAt([]);
  const queue = new SendQueue(write, MOST);
  await Promise.all(numbers(600).map((item) => queue.push(item)));
  expect(sizes).toEqual([256, 256, 88]);
});

it('items are answered when they are written, while the batch goes on with what need not be waited for', async () => {
  const finished: PromiseWithResolvers<void> = Promise.withResolvers();
  const queue = new SendQueue<number, number>(async (items, answer) => {
    answer(items);
    await finished.promise;
  }, MOST);
  expect(await queue.push(7)).toBe(7);
  finished.resolve();
});

it('an item that spoils its batch fails alone', async () => {
  const { write } = writerThatThrowsAt([17, 200]);
  const queue = new SendQueue(write, MOST);
  const results = await Promise.allSettled(numbers(257).map((item) => queue.push(item)));
  const failed = results.flatMap(({ status }, item) => (status === 'rejected' ? [item] : []));
  expect(failed).toEqual([17, 200]);
});

it('an item may be refused without spoiling the others', async () => {
  const queue = new SendQueue<number, number>((items, answer) => {
    answer(items.map((item) => (item === 2 ? new AppError('FORBIDDEN') : item)));
    return Promise.resolve();
  }, MOST);
  const results = await Promise.allSettled(numbers(4).map((item) => queue.push(item)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(results[2]).toMatchObject({ reason: { code: 'FORBIDDEN' } });
});

it('when the database is out, the whole batch is refused after one attempt, to be sent again', async () => {
  const { write, sizes } = writerThatThrowsAt([0, 200], () => ({ driverError: { code: 'ECONNREFUSED' } }));
  const queue = new SendQueue(write, MOST);
  const results = await Promise.allSettled(numbers(256).map((item) => queue.push(item)));
  expect(sizes).toEqual([256]);
  for (const result of results) {
    expect(result).toMatchObject({
      status: 'rejected',
      reason: { code: 'UNAVAILABLE', retryable: true, details: { retryAfter: 1 } },
    });
  }
});

it('goes on after a batch that failed', async () => {
  const { write } = writerThatThrowsAt([1]);
  const queue = new SendQueue(write, MOST);
  await expect(queue.push(1)).rejects.toThrow('spoilt');
  expect(await queue.push(2)).toBe(2);
});

it('refuses what would wait too long, to be sent again, and takes more when there is room', async () => {
  const writer = new HeldWriter();
  const queue = new SendQueue(writer.write, MOST);
  const waiting = numbers(20_000).map((item) => queue.push(item));
  await expect(queue.push(-1)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  (await writer.next()).end();
  const next = await writer.next();
  waiting.push(queue.push(-2));
  next.end();
  while (writer.batches.length > 0 || !(await settled(waiting))) writer.batches.shift()?.end();
  expect(await Promise.all(waiting)).toHaveLength(20_001);
});

/** Looks once, after whatever is due. */
async function settled(promises: readonly Promise<unknown>[]): Promise<boolean> {
  const later = new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
  return Promise.race([Promise.all(promises).then(() => true), later]);
}
