import { AppError, LIMITS, type SyncAnswer, type SyncRequest } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../parley-error.ts';
import { applySync } from './apply-sync.ts';
import {
  conversation,
  delta,
  harbour,
  idOf,
  lighthouse,
  membership,
  stateWith,
  syncAnswer,
} from './chat.fixture.ts';
import { type ChatState } from './state.ts';
import { MISSED_WINDOW_MS, Synchroniser } from './synchroniser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(start: ChatState = stateWith([]), random = 1) {
  let state = start;
  const asked: {
    request: SyncRequest;
    answer: (answer?: SyncAnswer) => Promise<void>;
    fail: (error: ParleyError) => Promise<void>;
  }[] = [];
  const finished: number[] = [];
  const sync = new Synchroniser({
    ask: (request) =>
      new Promise((resolve, reject) => {
        const settle = () => vi.advanceTimersByTimeAsync(0).then(() => undefined);
        asked.push({
          request,
          answer: (answer = syncAnswer()) => {
            resolve(answer);
            return settle();
          },
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
    state: () => state,
    apply: (answer, asked) => {
      state = applySync(state, answer, asked);
    },
    finished: (run) => finished.push(run),
    random: () => random,
  });
  const last = () => {
    const found = asked.at(-1);
    if (!found) throw new Error('Nothing was asked.');
    return found;
  };
  return {
    sync,
    asked,
    finished,
    last,
    state: () => state,
    setState: (next: ChatState) => {
      state = next;
    },
  };
}

describe('the synchroniser', () => {
  it('asks for what has changed since what is known', async () => {
    const { sync, asked, last, finished } = setUp(
      stateWith([conversation({ lastSeq: 5 }), conversation({ id: lighthouse, lastSeq: 2 })]),
    );
    sync.now();
    expect(asked).toEqual([]);
    sync.enable();
    expect(last().request).toEqual({
      known: [
        [harbour, 5],
        [lighthouse, 2],
      ],
    });
    await last().answer();
    expect([asked.length, finished]).toEqual([1, [1]]);
  });

  it('goes through the pages, and tells at each of those that come after the cursor', async () => {
    const { sync, last, asked, finished, state } = setUp(
      stateWith([conversation({ lastSeq: 5 }), conversation({ id: lighthouse, lastSeq: 2 })]),
    );
    sync.enable();
    await last().answer(syncAnswer({ nextCursor: harbour }));
    expect(last().request).toEqual({ known: [[lighthouse, 2]], cursor: harbour });
    await last().answer(syncAnswer({ nextCursor: lighthouse }));
    expect(last().request).toEqual({ known: [], cursor: lighthouse });
    expect(finished).toEqual([]);
    await last().answer(syncAnswer({ changed: [delta({ conversation: conversation({ id: idOf(102) }) })] }));
    expect([asked.length, finished]).toEqual([3, [1]]);
    expect(Object.keys(state().conversations)).toContain(idOf(102));
  });

  it('names no more than may be named, in the order of the ids', async () => {
    const many = Array.from({ length: LIMITS.syncConversations + 1 }, (_, index) =>
      conversation({ id: idOf(900 - index) }),
    );
    const { sync, last } = setUp(stateWith(many));
    sync.enable();
    expect(last().request.known).toHaveLength(LIMITS.syncConversations);
    expect(last().request.known[0]).toEqual([idOf(400), 0]);
    await last().answer(syncAnswer({ nextCursor: idOf(899) }));
    expect(last().request.known).toEqual([[idOf(900), 0]]);
  });

  it('serves all who ask while it runs by one more run', async () => {
    const { sync, asked, last, finished } = setUp();
    sync.enable();
    sync.now();
    sync.now();
    expect(asked).toHaveLength(1);
    await last().answer();
    expect(asked).toHaveLength(2);
    await last().answer();
    expect([asked.length, finished]).toEqual([2, [1, 2]]);
  });

  it('spreads what everybody asks for at once, and asks once', async () => {
    const { sync, asked, last } = setUp(undefined, 0.5);
    sync.enable();
    await last().answer();
    sync.afterRandomWait();
    sync.afterRandomWait();
    await vi.advanceTimersByTimeAsync(MISSED_WINDOW_MS / 2 - 1);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    await last().answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
  });

  it('need not wait where somebody asks at once', async () => {
    const { sync, asked, last } = setUp();
    sync.enable();
    await last().answer();
    sync.afterRandomWait();
    sync.now();
    await last().answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
  });

  it('tries again with ever longer waits, and asks for what is known by then', async () => {
    const { sync, asked, last, setState } = setUp();
    sync.enable();
    const waits = [];
    for (const error of [
      ParleyError.network(new Error('slow')),
      ParleyError.fromApp(new AppError('INTERNAL')),
    ]) {
      await last().fail(error);
      const before = Date.now();
      await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([500, 1000]);
    await last().fail(ParleyError.fromApp(new AppError('RATE_LIMITED', { retryAfter: 7 })));
    setState(stateWith());
    await vi.advanceTimersByTimeAsync(8999);
    expect(asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(last().request.known).toEqual([[harbour, 0]]);
  });

  it('stops with the connection, and begins anew with the next', async () => {
    const { sync, asked, last, finished, state } = setUp();
    sync.enable();
    sync.disable();
    await asked[0]?.answer(syncAnswer({ changed: [delta()] }));
    expect([finished, state()]).toEqual([[], stateWith([])]);
    sync.afterRandomWait();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    sync.enable();
    await last().answer(syncAnswer({ changed: [delta()] }));
    expect(finished).toEqual([2]);
    expect(Object.keys(state().conversations)).toEqual([harbour]);
  });

  it('keeps a conversation that was left and joined again while the question was under way', async () => {
    const { sync, last, state, setState } = setUp(stateWith([conversation()]));
    sync.enable();
    setState(stateWith([conversation({ me: membership({ joinedAt: '2026-11-20T10:00:00.000Z' }) })]));
    await last().answer(syncAnswer({ gone: [harbour] }));
    expect(Object.keys(state().conversations)).toEqual([harbour]);
  });
});
