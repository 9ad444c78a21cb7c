import { type History } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import {
  conversation,
  grace,
  harbour,
  heldSeqs,
  known,
  message,
  messages,
  stateWith,
} from './chat.fixture.ts';
import { coveredBy, HistoryLoader, type HistoryPlace } from './history-loader.ts';
import { reduce } from './reducer.ts';
import { type ChatState } from './state.ts';

const page = (from: number, to: number, change: Partial<History> = {}): History => ({
  messages: messages(from, to),
  users: [],
  hasBefore: from > 1,
  hasAfter: false,
  ...change,
});

function setUp(start: ChatState) {
  let state = start;
  const asked: {
    place: HistoryPlace & { limit: number };
    answer: (history: History) => void;
    fail: (error: Error) => void;
  }[] = [];
  const loader = new HistoryLoader({
    fetch: (_, place) => new Promise((answer, fail) => asked.push({ place, answer, fail })),
    state: () => state,
    set: (next) => {
      state = next;
    },
  });
  return {
    loader,
    asked,
    state: () => state,
    add: (seq: number) => {
      const data = {
        conversationId: harbour,
        since: seq - 1,
        version: seq,
        messages: [message(seq)],
        users: [],
      };
      state = reduce(state, { channel: 'messages', type: 'added', data }).state;
      loader.note(harbour, data.messages);
    },
    setState: (next: ChatState) => {
      state = next;
    },
  };
}

describe('what a page of history tells about', () => {
  it.each<[string, History, HistoryPlace, [number, number] | null]>([
    ['before: from its first message', page(41, 90), { before: 91 }, [41, 90]],
    ['before: to the beginning', page(1, 20), { before: 21 }, [1, 20]],
    ['before: though its end is hidden', page(41, 60), { before: 91 }, [41, 90]],
    ['before: though the beginning is hidden', page(3, 60, { hasBefore: false }), { before: 91 }, [1, 90]],
    ['before: though all of it is hidden', page(9, 8, { hasBefore: false }), { before: 91 }, [1, 90]],
    ['before: beyond the end', page(51, 100), { before: 200 }, [51, 100]],
    ['after: to its last message', page(11, 60, { hasAfter: true }), { after: 10 }, [11, 60]],
    ['after: though its beginning is hidden', page(15, 64, { hasAfter: true }), { after: 10 }, [11, 64]],
    ['after: to an end that is hidden', page(81, 95), { after: 80 }, [81, 100]],
    ['after: to an end that is newer than known', page(81, 104), { after: 80 }, [81, 104]],
    ['after: nothing', page(101, 100), { after: 100 }, null],
    ['around: what is in it', page(30, 55, { hasAfter: true }), { around: 40 }, [30, 55]],
    ['around: to both ends', page(2, 99, { hasBefore: false }), { around: 40 }, [1, 100]],
    ['around: all of it hidden', page(2, 1, { hasBefore: false }), { around: 40 }, [1, 100]],
    ['no words of Parley’s', page(2, 1, { hasBefore: true, hasAfter: true }), { around: 40 }, null],
  ])('%s', (_, history, place, bounds) => {
    const range = coveredBy(history, place, 100);
    expect(range && [range.from, range.to]).toEqual(bounds);
  });
});

describe('loading history', () => {
  it('begins with the newest page, and goes on where it ended', async () => {
    const { loader, asked, state } = setUp(stateWith([conversation({ lastSeq: 90 })]));
    const tail = loader.loadTail(harbour);
    expect(asked[0]?.place).toEqual({ before: 91, limit: 50 });
    asked[0]?.answer(page(41, 90, { users: [grace] }));
    await tail;
    expect(heldSeqs(state())[0]?.length).toBe(50);
    expect(state().users[grace.id]).toEqual(grace);
    const more = loader.load(harbour, { before: 41 }, 40);
    asked[1]?.answer(page(1, 40));
    await more;
    expect(known(state()).ranges).toMatchObject([{ from: 1, to: 90 }]);
  });

  it('asks nothing of a conversation that is empty', async () => {
    const { loader, asked } = setUp(stateWith());
    await loader.loadTail(harbour);
    expect(asked).toEqual([]);
  });

  it('fits messages that came meanwhile to the page', async () => {
    const { loader, asked, state, add } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const tail = loader.loadTail(harbour);
    add(6);
    add(7);
    asked[0]?.answer(page(1, 5));
    await tail;
    expect(heldSeqs(state())).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  });

  it('fits them too where the page has some of them already', async () => {
    const { loader, asked, state, add } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const load = loader.load(harbour, { around: 4 });
    add(6);
    add(7);
    asked[0]?.answer(page(1, 6));
    await load;
    expect(heldSeqs(state())).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  });

  it('does not take a change of a later message for the next one', async () => {
    const { loader, asked, state } = setUp(stateWith([conversation({ lastSeq: 20 })]));
    const load = loader.load(harbour, { around: 5 });
    loader.note(harbour, [message(11, { version: 21 })]);
    asked[0]?.answer(page(1, 10, { hasAfter: true }));
    await load;
    expect(known(state()).ranges).toMatchObject([{ from: 1, to: 10 }]);
  });

  it('keeps changes that happened meanwhile, whether the page has them or not', async () => {
    const { loader, asked, state } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const tail = loader.loadTail(harbour);
    const edited = message(3, { version: 8, text: 'edited' });
    loader.note(harbour, [message(3, { version: 7 }), edited, message(3, { version: 6 })]);
    asked[0]?.answer(page(1, 5));
    await tail;
    expect(known(state()).ranges[0]?.messages[2]).toEqual(edited);
  });

  it('fetches again what was outdated on its way', async () => {
    const { loader, asked, state } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const tail = loader.loadTail(harbour);
    loader.outdate(harbour);
    asked[0]?.answer(page(1, 5));
    await Promise.resolve();
    await Promise.resolve();
    expect(heldSeqs(state())).toEqual([]);
    asked[1]?.answer(page(1, 5, { messages: [message(1)] }));
    await tail;
    expect(heldSeqs(state())).toEqual([[1]]);
  });

  it('keeps nothing of a conversation that is gone, or of another person’s', async () => {
    const { loader, asked, state, setState } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const gone = loader.loadTail(harbour);
    setState(stateWith([]));
    asked[0]?.answer(page(1, 5));
    await gone;
    expect(state()).toEqual(stateWith([]));
    setState(stateWith([conversation({ lastSeq: 5 })]));
    const others = loader.loadTail(harbour);
    const hers = { ...stateWith([conversation({ lastSeq: 5 })]), me: grace.id };
    setState(hers);
    asked[1]?.answer(page(1, 5));
    await others;
    expect(state()).toBe(hers);
  });

  it('finds the last message where the one that was last is hidden', async () => {
    const start = reduce(stateWith([conversation({ lastSeq: 5 })]), {
      channel: 'messages',
      type: 'hidden',
      data: { conversationId: harbour, seq: 5 },
    }).state;
    const { loader, asked, state } = setUp(start);
    const tail = loader.loadTail(harbour);
    asked[0]?.answer(page(1, 4));
    await tail;
    expect(known(state()).summary.lastMessage?.seq).toBe(4);
  });

  it('tells who asked of a failure, and can be asked again', async () => {
    const { loader, asked } = setUp(stateWith([conversation({ lastSeq: 5 })]));
    const tail = loader.loadTail(harbour);
    asked[0]?.fail(new Error('no'));
    await expect(tail).rejects.toThrow('no');
  });
});
