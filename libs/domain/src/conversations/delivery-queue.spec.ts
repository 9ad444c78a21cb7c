import { AppError } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Delivery, DeliveryQueue } from './delivery-queue.ts';

const to = (userId: string, seq: number, conversationId = 'c'): Delivery => ({ conversationId, userId, seq });

const write = vi.fn<(batch: readonly Delivery[]) => Promise<(AppError | null)[]>>();
let queue: DeliveryQueue;

beforeEach(() => {
  vi.useFakeTimers();
  write.mockReset().mockImplementation((batch) => Promise.resolve(batch.map(() => null)));
  queue = new DeliveryQueue(write);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('deliveries', () => {
  it('are gathered for a moment and written together, the furthest of each person alone', async () => {
    const all = Promise.all([
      queue.push(to('bo', 3)),
      queue.push(to('ada', 2)),
      queue.push(to('bo', 5)),
      queue.push(to('bo', 4)),
      queue.push(to('bo', 1, 'b')),
    ]);
    await vi.advanceTimersByTimeAsync(249);
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await all;
    expect(write.mock.calls).toEqual([[[to('bo', 1, 'b'), to('ada', 2), to('bo', 5)]]]);
  });

  it('that come while others are written go with the next batch', async () => {
    const writing = Promise.withResolvers<null[]>();
    write.mockReturnValueOnce(writing.promise);
    const first = queue.push(to('ada', 1));
    await vi.advanceTimersByTimeAsync(250);
    const second = Promise.all([queue.push(to('ada', 2)), queue.push(to('ada', 3))]);
    writing.resolve([null]);
    await first;
    await second;
    expect(write.mock.calls).toEqual([[[to('ada', 1)]], [[to('ada', 3)]]]);
  });

  it('are refused one by one', async () => {
    write.mockResolvedValueOnce([new AppError('NOT_FOUND'), null]);
    const all = Promise.allSettled([queue.push(to('ada', 1)), queue.push(to('bo', 1))]);
    await vi.advanceTimersByTimeAsync(250);
    expect(await all).toMatchObject([
      { status: 'rejected', reason: { code: 'NOT_FOUND' } },
      { status: 'fulfilled' },
    ]);
  });

  it('fail together when the database does, and the next ones do not', async () => {
    write.mockRejectedValueOnce(new Error('the disk is full'));
    const all = Promise.allSettled([queue.push(to('ada', 1)), queue.push(to('bo', 1))]);
    await vi.advanceTimersByTimeAsync(250);
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = queue.push(to('ada', 1));
    await vi.advanceTimersByTimeAsync(250);
    await next;
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('are written at once when the process ends', async () => {
    const all = queue.push(to('ada', 1));
    await queue.close();
    await all;
    await queue.push(to('ada', 2));
    expect(write).toHaveBeenCalledTimes(2);
  });
});
