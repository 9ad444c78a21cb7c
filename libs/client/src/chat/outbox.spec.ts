import { AppError, type MessageAccepted, type MessageDraft } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../parley-error.ts';
import { ada, clientIdOf, grace, harbour, lighthouse } from './chat.fixture.ts';
import { MemoryOutboxStorage } from './outbox-storage.ts';
import { Outbox } from './outbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const refused = (code: ConstructorParameters<typeof AppError>[0], retryAfter?: number) =>
  ParleyError.fromApp(new AppError(code, retryAfter === undefined ? undefined : { retryAfter }));
const lost = () => ParleyError.network(new Error('gone'));

interface Sent {
  conversationId: string;
  draft: MessageDraft;
  accept: (seq?: number) => Promise<void>;
  fail: (error: ParleyError) => Promise<void>;
}

function setUp(storage = new MemoryOutboxStorage()) {
  const sent: Sent[] = [];
  let online = true;
  let knownUpTo = 0;
  let changes = 0;
  const outbox: Outbox = new Outbox({
    storage,
    send: (conversationId, draft) =>
      new Promise<MessageAccepted>((resolve, reject) => {
        const settle = () => vi.advanceTimersByTimeAsync(0).then(() => undefined);
        sent.push({
          conversationId,
          draft,
          accept: (seq = 1) => {
            resolve({ conversationId, seq, version: seq, createdAt: '2026-11-20T09:30:00.000Z' });
            return settle();
          },
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
    canSend: () => online,
    isKnown: (_, seq) => seq <= knownUpTo,
    changed: () => {
      changes += 1;
    },
    exclusively: (_, work) => work(),
    random: () => 1,
    now: () => Date.parse('2026-11-20T09:30:00.000Z'),
  });
  const texts = () => sent.map(({ draft }) => draft.text);
  const write = (number: number, conversationId = harbour) =>
    outbox.send(conversationId, { clientId: clientIdOf(number), text: `text ${number}` });
  return {
    storage,
    outbox,
    sent,
    texts,
    write,
    last: () => {
      const last = sent.at(-1);
      if (!last) throw new Error('Nothing was sent.');
      return last;
    },
    setOnline: (value: boolean) => {
      online = value;
    },
    setKnown: (seq: number) => {
      knownUpTo = seq;
    },
    changes: () => changes,
    stored: async () => (await storage.load(ada.id)).map(({ clientId, state }) => [clientId, state]),
    shown: () => outbox.entries.map(({ clientId, state, acceptedSeq }) => [clientId, state, acceptedSeq]),
  };
}

describe('the outbox', () => {
  it('stores before it sends, and forgets what was accepted', async () => {
    const { outbox, write, last, stored, shown } = setUp();
    await outbox.open(ada.id);
    await write(1);
    expect(await stored()).toEqual([[clientIdOf(1), 'waiting']]);
    expect(last()).toMatchObject({
      conversationId: harbour,
      draft: { clientId: clientIdOf(1), text: 'text 1' },
    });
    await last().accept(7);
    expect(await stored()).toEqual([]);
    expect(shown()).toEqual([[clientIdOf(1), 'waiting', 7]]);
    await outbox.settled();
  });

  it('shows an accepted message until it has arrived', async () => {
    const { outbox, write, last, shown, setKnown } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().accept(7);
    outbox.review();
    expect(shown()).toHaveLength(1);
    setKnown(7);
    outbox.review();
    expect(shown()).toEqual([]);
    await write(2);
    await last().accept(7);
    expect(shown()).toEqual([]);
  });

  it('sends the messages of one conversation one after the other, and conversations side by side', async () => {
    const { outbox, write, sent, texts } = setUp();
    await outbox.open(ada.id);
    await Promise.all([write(1), write(2), write(3, lighthouse)]);
    expect(texts()).toEqual(['text 1', 'text 3']);
    await sent[0]?.accept(1);
    expect(texts()).toEqual(['text 1', 'text 3', 'text 2']);
  });

  it('keeps the order even where the storage is not equally fast', async () => {
    const storage = new MemoryOutboxStorage();
    const put = storage.put.bind(storage);
    let release: () => void = () => undefined;
    vi.spyOn(storage, 'put').mockImplementationOnce(async (entry) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await put(entry);
    });
    const { outbox, write, texts } = setUp(storage);
    await outbox.open(ada.id);
    const first = write(1);
    await write(2);
    expect(texts()).toEqual([]);
    release();
    await first;
    expect(texts()).toEqual(['text 1']);
  });

  it('tries again, with the same clientId and ever longer waits, until the message is accepted', async () => {
    const { outbox, write, last, sent } = setUp();
    await outbox.open(ada.id);
    await write(1);
    const waits = [];
    for (let tries = 1; tries <= 9; tries += 1) {
      await last().fail(tries % 2 === 0 ? refused('UNAVAILABLE') : lost());
      const before = Date.now();
      await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(new Set(sent.map(({ draft }) => draft.clientId))).toEqual(new Set([clientIdOf(1)]));
    await last().accept();
    await outbox.settled();
  });

  it('begins with short waits again after a success', async () => {
    const { outbox, write, last, sent } = setUp();
    await outbox.open(ada.id);
    await Promise.all([write(1), write(2)]);
    await last().fail(lost());
    await vi.advanceTimersByTimeAsync(500);
    await last().accept(1);
    await last().fail(lost());
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(4);
  });

  it('waits as long as the server asks for', async () => {
    const { outbox, write, last, sent } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().fail(refused('RATE_LIMITED', 10));
    await vi.advanceTimersByTimeAsync(10_400);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toHaveLength(2);
  });

  it('lets nothing overtake a message that is tried again', async () => {
    const { outbox, write, last, texts } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().fail(lost());
    await write(2);
    expect(texts()).toEqual(['text 1']);
    await vi.advanceTimersByTimeAsync(500);
    expect(texts()).toEqual(['text 1', 'text 1']);
  });

  it('waits for the connection instead of trying', async () => {
    const { outbox, write, setOnline, texts } = setUp();
    setOnline(false);
    await outbox.open(ada.id);
    await write(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts()).toEqual([]);
    setOnline(true);
    outbox.flush();
    expect(texts()).toEqual(['text 1']);
  });

  it('does not wait any longer once the connection is back', async () => {
    const { outbox, write, last, texts } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().fail(lost());
    outbox.flush();
    expect(texts()).toEqual(['text 1', 'text 1']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts()).toHaveLength(2);
  });

  it.each(['TOKEN_EXPIRED', 'SESSION_REVOKED', 'UNAUTHENTICATED'] as const)(
    'keeps a message that is refused because of the session (%s)',
    async (code) => {
      const { outbox, write, last, stored } = setUp();
      await outbox.open(ada.id);
      await write(1);
      await last().fail(refused(code));
      expect(await stored()).toEqual([[clientIdOf(1), 'waiting']]);
    },
  );

  it('leaves a message that is refused for good to its writer, and goes on with the next', async () => {
    const { outbox, write, sent, last, texts, shown, stored } = setUp();
    await outbox.open(ada.id);
    await Promise.all([write(1), write(2)]);
    await sent[0]?.fail(refused('FORBIDDEN'));
    expect(shown()).toEqual([
      [clientIdOf(1), 'failed', null],
      [clientIdOf(2), 'waiting', null],
    ]);
    expect(outbox.entries[0]?.problem).toEqual({ code: 'FORBIDDEN', message: 'You may not do this.' });
    expect(texts()).toEqual(['text 1', 'text 2']);
    await last().accept(1);
    await outbox.settled();
    expect(await stored()).toEqual([[clientIdOf(1), 'failed']]);
    await outbox.retry(clientIdOf(1));
    expect(last().draft.clientId).toBe(clientIdOf(1));
    await last().accept(2);
    expect(await stored()).toEqual([]);
  });

  it('gives a message whose clientId is taken another one when it is tried again', async () => {
    const { outbox, write, last, stored } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().fail(refused('CONFLICT'));
    await outbox.retry(clientIdOf(1));
    const { draft } = last();
    expect(draft.clientId).not.toBe(clientIdOf(1));
    expect(draft.text).toBe('text 1');
    expect(await stored()).toEqual([[draft.clientId, 'waiting']]);
  });

  it('retries only what has failed', async () => {
    const { outbox, write, texts } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await outbox.retry(clientIdOf(1));
    await outbox.retry(clientIdOf(9));
    expect(texts()).toHaveLength(1);
  });

  it('gives up what is discarded', async () => {
    const { outbox, write, last, stored, shown } = setUp();
    await outbox.open(ada.id);
    await write(1);
    await last().fail(refused('FORBIDDEN'));
    await outbox.discard(clientIdOf(1));
    expect([await stored(), shown()]).toEqual([[], []]);
  });

  it('believes a message that has arrived, whatever became of the answer', async () => {
    const { outbox, write, last, stored, texts } = setUp();
    await outbox.open(ada.id);
    await write(1);
    outbox.arrived([clientIdOf(1), clientIdOf(8)]);
    await last().fail(lost());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts()).toHaveLength(1);
    expect(await stored()).toEqual([]);
    await outbox.settled();
  });

  it('survives the end of the program, in its order', async () => {
    const before = setUp();
    await before.outbox.open(ada.id);
    await Promise.all([before.write(1), before.write(2), before.write(3)]);
    const after = setUp(before.storage);
    after.setOnline(false);
    await after.outbox.open(ada.id);
    await after.write(4);
    after.setOnline(true);
    after.outbox.flush();
    for (let seq = 1; seq <= 4; seq += 1) await after.last().accept(seq);
    expect(after.texts()).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
    expect(await after.stored()).toEqual([]);
  });

  it('keeps failed messages across the end of the program without trying them', async () => {
    const before = setUp();
    await before.outbox.open(ada.id);
    await before.write(1);
    await before.last().fail(refused('FORBIDDEN'));
    const after = setUp(before.storage);
    await after.outbox.open(ada.id);
    expect(after.shown()).toEqual([[clientIdOf(1), 'failed', null]]);
    expect(after.texts()).toEqual([]);
  });

  it('sends nothing in the name of whoever uses the device next', async () => {
    const { outbox, write, last, texts, shown, stored } = setUp();
    await outbox.open(ada.id);
    await write(1);
    outbox.close();
    await outbox.open(grace.id);
    expect(shown()).toEqual([]);
    await last().fail(lost());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts()).toHaveLength(1);
    await outbox.open(ada.id);
    expect(await stored()).toEqual([[clientIdOf(1), 'waiting']]);
    expect(texts()).toHaveLength(2);
  });

  it('refuses what it cannot store, and goes on', async () => {
    const storage = new MemoryOutboxStorage();
    vi.spyOn(storage, 'put').mockRejectedValueOnce(new Error('full'));
    const { outbox, write, texts, shown } = setUp(storage);
    await outbox.open(ada.id);
    await expect(write(1)).rejects.toThrow('full');
    expect(shown()).toEqual([]);
    await write(2);
    expect(texts()).toEqual(['text 2']);
  });

  it('takes nothing before it is somebody’s', async () => {
    await expect(setUp().write(1)).rejects.toThrow('Start the chat');
  });

  it('shows the same array until something changes', async () => {
    const { outbox, write, changes } = setUp();
    await outbox.open(ada.id);
    await write(1);
    const [entries, count] = [outbox.entries, changes()];
    outbox.review();
    outbox.arrived([clientIdOf(9)]);
    expect(outbox.entries).toBe(entries);
    expect(changes()).toBe(count);
  });
});
