import { AppError, type MessageAccepted } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exclusively } from '../locks.ts';
import { ParleyError } from '../parley-error.ts';
import { ada, clientIdOf, harbour, lighthouse } from './chat.fixture.ts';
import { MemoryOutboxStorage, type OutboxStorage } from './outbox-storage.ts';
import { Outbox } from './outbox.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T09:30:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1);

/** A server that counts what arrives, and programs that share a storage, as the tabs of a browser do. */
function setUp() {
  const disk = new MemoryOutboxStorage();
  const watchers = new Map<object, () => void>();
  const arrived: string[] = [];
  const tries: string[] = [];
  let queue = Promise.resolve<unknown>(undefined);
  /** One lock for all will do. */
  const exclusively: Exclusively = (_, work) => {
    const mine = queue.then(work);
    queue = mine.catch(() => undefined);
    return mine;
  };
  const openTab = async ({ online = true } = {}) => {
    const tab = {};
    let alive = true;
    let connected = online;
    let refusal: ParleyError | null = null;
    const changed = () => {
      for (const [other, tell] of watchers) if (other !== tab) queueMicrotask(tell);
    };
    const storage: OutboxStorage = {
      load: (userId) => disk.load(userId),
      put: async (entry) => {
        await disk.put(entry);
        changed();
      },
      remove: async (clientId) => {
        await disk.remove(clientId);
        changed();
      },
      forget: (userId) => disk.forget(userId),
      watch: (listener) => {
        watchers.set(tab, listener);
        return () => watchers.delete(tab);
      },
    };
    const outbox: Outbox = new Outbox({
      storage,
      exclusively,
      send: async (conversationId, { text = '', clientId }): Promise<MessageAccepted> => {
        tries.push(text);
        if (refusal) throw refusal;
        if (!arrived.includes(text)) arrived.push(text);
        const seq = arrived.indexOf(text) + 1;
        await Promise.resolve(clientId);
        return { conversationId, seq, version: seq, createdAt: '2026-11-20T09:30:00.000Z' };
      },
      canSend: () => alive && connected,
      isKnown: () => true,
      changed: () => undefined,
      random: () => 1,
      now: () => Date.now(),
    });
    await outbox.open(ada.id);
    return {
      outbox,
      write: async (number: number, conversationId = harbour) => {
        await vi.advanceTimersByTimeAsync(1);
        await outbox.send(conversationId, { clientId: clientIdOf(number), text: `text ${number}` });
        await settle();
      },
      texts: () => outbox.entries.map(({ draft, state }) => `${draft.text ?? ''} ${state}`),
      connect: async () => {
        connected = true;
        outbox.flush();
        await settle();
      },
      refuse: (error: ParleyError | null) => {
        refusal = error;
      },
      /** Ends it without a word. */
      end: () => {
        alive = false;
        watchers.delete(tab);
      },
    };
  };
  return { disk, arrived, tries, openTab };
}

describe('outboxes that share a storage', () => {
  it('show what waits in any of them', async () => {
    const { openTab } = setUp();
    const [first, second] = [await openTab({ online: false }), await openTab({ online: false })];
    await first.write(1);
    await second.write(2, lighthouse);
    expect(first.texts()).toEqual(['text 1 waiting', 'text 2 waiting']);
    expect(second.texts()).toEqual(first.texts());
  });

  it('send each message once, in the order in which they were written, whoever wrote them', async () => {
    const { openTab, arrived, tries, disk } = setUp();
    const [first, second] = [await openTab({ online: false }), await openTab({ online: false })];
    await first.write(1);
    await second.write(2);
    await first.write(3);
    await Promise.all([second.connect(), first.connect()]);
    await settle();
    expect(arrived).toEqual(['text 1', 'text 2', 'text 3']);
    expect(tries).toEqual(arrived);
    expect([first.texts(), second.texts(), await disk.load(ada.id)]).toEqual([[], [], []]);
  });

  it('send what one of them has left behind', async () => {
    const { openTab, arrived } = setUp();
    const [first, second] = [await openTab({ online: false }), await openTab({ online: false })];
    await first.write(1);
    await first.write(2);
    first.end();
    await second.write(3);
    await second.connect();
    expect(arrived).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('send for one that cannot', async () => {
    const { openTab, arrived } = setUp();
    const first = await openTab({ online: false });
    await openTab();
    await first.write(1);
    expect(arrived).toEqual(['text 1']);
    expect(first.texts()).toEqual([]);
  });

  it('agree on what has failed, was given up, and is tried again', async () => {
    const { openTab, arrived } = setUp();
    const [first, second] = [await openTab({ online: false }), await openTab()];
    second.refuse(ParleyError.fromApp(new AppError('FORBIDDEN')));
    await first.write(1);
    await first.write(2);
    expect(first.texts()).toEqual(['text 1 failed', 'text 2 failed']);
    await first.outbox.discard(clientIdOf(1));
    await settle();
    expect(second.texts()).toEqual(['text 2 failed']);
    second.refuse(null);
    await first.outbox.retry(clientIdOf(2));
    await settle();
    expect([first.texts(), second.texts(), arrived]).toEqual([[], [], ['text 2']]);
  });

  it('lose nothing that is written while they look at the storage', async () => {
    const { openTab, disk, arrived } = setUp();
    const [first, second] = [await openTab({ online: false }), await openTab({ online: false })];
    const load = disk.load.bind(disk);
    const { promise, resolve } = Promise.withResolvers<void>();
    vi.spyOn(disk, 'load').mockImplementationOnce(async (userId) => {
      const seen = await load(userId);
      await promise;
      return seen;
    });
    await first.write(1);
    await second.write(2);
    resolve();
    await settle();
    expect(second.texts()).toEqual(['text 1 waiting', 'text 2 waiting']);
    await second.connect();
    expect(arrived).toEqual(['text 1', 'text 2']);
  });
});
