import { type SocketEvent, type SyncAnswer, type SyncRequest } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  conversation,
  delta,
  harbour,
  heldSeqs,
  known,
  lighthouse,
  membership,
  message,
  messages,
  stateWith,
  syncAnswer,
} from './chat.fixture.ts';
import { GAP_WINDOW_MS, REORDERING_MS } from './event-intake.ts';
import { LiveChat } from './live-chat.ts';
import { CurrentSnapshot } from './snapshot.ts';
import { MISSED_WINDOW_MS } from './synchroniser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const added = (seq: number, conversationId = harbour): SocketEvent => ({
  channel: 'messages',
  type: 'added',
  data: {
    conversationId,
    since: seq - 1,
    version: seq,
    messages: [message(seq, { conversationId })],
    users: [],
  },
});

/** With the longest of random waits. */
const GAP_MS = REORDERING_MS + GAP_WINDOW_MS;

/** Knows `harbour` up to its message 5, and has synced. */
async function setUp() {
  const snapshot = new CurrentSnapshot();
  snapshot.setChat(stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 }));
  const questions: { request: SyncRequest; answer: (answer: SyncAnswer) => void }[] = [];
  const happened: SocketEvent[] = [];
  const answers: SyncAnswer[] = [];
  const unsure: string[] = [];
  let complete = 0;
  const live = new LiveChat({
    snapshot,
    ask: (request) => new Promise((answer) => questions.push({ request, answer })),
    random: () => 1,
    happened: (event) => happened.push(event),
    caughtUp: (answer) => answers.push(answer),
    complete: () => {
      complete += 1;
    },
    unsure: (ids) => unsure.push(...ids),
  });
  const answer = async (change: Partial<SyncAnswer> = {}) => {
    questions.at(-1)?.answer(syncAnswer(change));
    await vi.advanceTimersByTimeAsync(0);
  };
  live.connected();
  await answer();
  return {
    live,
    snapshot,
    questions,
    happened,
    unsure,
    answer,
    complete: () => complete,
    chat: () => snapshot.chat,
  };
}

describe('the live chat', () => {
  it('applies events as they come, and tells listeners once for all that came together', async () => {
    const { live, snapshot, chat, happened } = await setUp();
    let told = 0;
    snapshot.subscribe(() => (told += 1));
    live.take([added(6), added(7), added(8)]);
    expect(heldSeqs(chat())).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
    expect([told, happened.length]).toEqual([1, 3]);
  });

  it('waits a moment for an event that was overtaken', async () => {
    const { live, chat, questions, happened } = await setUp();
    live.take([added(8), added(7)]);
    expect(known(chat()).summary.lastSeq).toBe(5);
    await vi.advanceTimersByTimeAsync(REORDERING_MS - 1);
    live.take([added(6)]);
    expect(known(chat()).summary.lastSeq).toBe(8);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(1);
    expect(happened.map(({ data }) => 'version' in data && data.version)).toEqual([6, 7, 8]);
  });

  it('syncs across a gap, and applies what came after it', async () => {
    const { live, chat, questions, answer } = await setUp();
    live.take([added(7), added(9)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(questions.at(-1)?.request.known).toEqual([[harbour, 5]]);
    await answer({
      changed: [delta({ conversation: conversation({ lastSeq: 8 }), messages: messages(6, 8) })],
    });
    expect(heldSeqs(chat())).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(2);
  });

  it('syncs once for many gaps', async () => {
    const { live, questions, answer } = await setUp();
    live.take([added(7)]);
    live.take([added(3, lighthouse)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    live.take([added(9)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(questions).toHaveLength(2);
    await answer({
      changed: [
        delta({ conversation: conversation({ lastSeq: 9 }), messages: messages(6, 9) }),
        delta({ conversation: conversation({ id: lighthouse, lastSeq: 3 }), recovered: false }),
      ],
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(2);
  });

  it('syncs again for what came too early while a sync was under way', async () => {
    const { live, chat, questions, answer } = await setUp();
    live.take([added(7)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    live.take([added(11)]);
    await answer({
      changed: [delta({ conversation: conversation({ lastSeq: 9 }), messages: messages(6, 9) })],
    });
    expect(questions).toHaveLength(3);
    await answer({
      changed: [delta({ conversation: conversation({ lastSeq: 11 }), messages: messages(10, 11) })],
    });
    expect(known(chat()).summary.lastSeq).toBe(11);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(3);
  });

  it('gives up what a sync that began later does not know', async () => {
    const { live, questions, answer, chat } = await setUp();
    live.take([added(3, lighthouse)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    await answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(2);
    expect(chat().conversations[lighthouse]).toBeUndefined();
  });

  it('waits with early events for the next connection', async () => {
    const { live, questions, answer, chat } = await setUp();
    live.take([added(7)]);
    live.disconnected();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(1);
    live.connected();
    await answer({
      changed: [delta({ conversation: conversation({ lastSeq: 6 }), messages: [message(6)] })],
    });
    expect(known(chat()).summary.lastSeq).toBe(7);
  });

  it('applies an event that came before its conversation', async () => {
    const { live, chat, questions } = await setUp();
    live.take([added(1, lighthouse)]);
    live.take([{ channel: 'conversations', type: 'joined', data: conversation({ id: lighthouse }) }]);
    expect(known(chat(), lighthouse).summary.lastSeq).toBe(1);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(questions).toHaveLength(1);
  });

  it('syncs what has a version that it never heard of, unless the news of it is on its way', async () => {
    const { live, questions, answer } = await setUp();
    const versions: SocketEvent = {
      channel: 'conversations',
      type: 'versions',
      data: { items: [[harbour, 6]] },
    };
    live.take([versions]);
    live.take([added(6)]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(questions).toHaveLength(1);
    live.take([
      {
        ...versions,
        data: {
          items: [
            [harbour, 7],
            [lighthouse, 1],
          ],
        },
      },
    ]);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(questions).toHaveLength(2);
    await answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(2);
  });

  it('asks how a conversation stands where an event could not tell', async () => {
    const { live, questions, unsure, answer, chat } = await setUp();
    live.take([{ channel: 'messages', type: 'hidden', data: { conversationId: harbour, seq: 3 } }]);
    expect(unsure).toEqual([]);
    const edited = message(5, { version: 6, editedAt: '2026-11-20T09:31:00.000Z' });
    live.take([
      {
        channel: 'messages',
        type: 'changed',
        data: { conversationId: harbour, since: 5, version: 6, messages: [edited], users: [] },
      },
    ]);
    expect(unsure).toEqual([]);
    live.missed();
    await vi.advanceTimersByTimeAsync(MISSED_WINDOW_MS);
    const me = membership({ readSeq: 4, unread: 1 });
    await answer({ standings: [{ conversationId: harbour, me, watermarks: [] }] });
    expect([questions.length, known(chat()).summary.me]).toEqual([2, me]);
  });

  it('says when everything that was to be asked has been answered', async () => {
    const { live, answer, complete } = await setUp();
    expect(complete()).toBe(1);
    live.disconnected();
    live.connected();
    await answer({ nextCursor: harbour });
    expect(complete()).toBe(1);
    await answer();
    expect(complete()).toBe(2);
  });
});
