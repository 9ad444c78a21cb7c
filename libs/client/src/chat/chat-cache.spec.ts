import {
  AppError,
  DEFAULT_USER_SETTINGS,
  type Me,
  type SyncAnswer,
  type Tokens,
  type User,
} from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FetchDouble } from '../fetch-double.ts';
import { ParleyClient } from '../parley-client.ts';
import { TransportDouble } from '../socket/transport-double.ts';
import { CacheDouble } from './chat-cache-double.ts';
import { CacheFullError } from './chat-cache.ts';
import {
  ada as adaCard,
  conversation,
  delta,
  grace as graceCard,
  harbour,
  heldSeqs,
  known,
  lighthouse,
  membership,
  message,
  messages,
  syncAnswer,
} from './chat.fixture.ts';
import { ChatStore } from './chat-store.ts';
import { MemoryOutboxStorage } from './outbox-storage.ts';
import { conversationList, messagesOf, userOf } from './selectors.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const accountOf = (card: User): Me => ({
  ...card,
  role: 'user',
  locale: 'en',
  phone: null,
  email: null,
  emailVerified: false,
  pendingEmail: null,
  hasPassword: true,
  googleLinked: false,
  settings: DEFAULT_USER_SETTINGS,
  createdAt: '2026-11-20T09:30:00.000Z',
});
const ada = accountOf(adaCard);
const grace = accountOf(graceCard);
const settle = () => vi.advanceTimersByTimeAsync(0);

/** What the server knows at first: `harbour` with its last messages, and `lighthouse`, in which nobody has written. */
const twoConversations: Partial<SyncAnswer> = {
  changed: [
    delta({
      recovered: false,
      conversation: conversation({
        lastSeq: 5,
        users: [graceCard],
        me: membership({ readSeq: 3, unread: 2 }),
      }),
      messages: messages(4, 5),
    }),
    delta({ conversation: conversation({ id: lighthouse, title: 'Lighthouse' }) }),
  ],
};

/** A device with a disk, on which programs are started one after the other, or side by side. */
function aDevice() {
  const cache = new CacheDouble();
  const outbox = new MemoryOutboxStorage();
  const begin = (user: Me = ada, answers: Partial<SyncAnswer> = {}) => {
    const http = new FetchDouble();
    const tokens: Tokens = {
      accessToken: 'access',
      refreshToken: 'refresh',
      expiresIn: 900,
      user,
      created: false,
      restored: false,
    };
    http.on('POST /api/auth/refresh', () => ({ json: tokens }));
    http.on('POST /api/auth/logout', () => ({ status: 204 }));
    const server = new TransportDouble();
    const questions: unknown[] = [];
    let next = answers;
    server.on('conversations/sync', (data) => {
      questions.push(data);
      const answer = syncAnswer(next);
      next = {};
      return answer;
    });
    for (const action of [
      'conversations/open',
      'conversations/close',
      'messages/read',
      'messages/delivered',
    ]) {
      server.on(action, () => ({}));
    }
    const parley = new ParleyClient({ fetch: http.fetch, delivery: 'cookie' });
    parley.assume(user);
    const chat = new ChatStore(parley, { open: server.open, random: () => 1, cache, outbox });
    const started = chat.start();
    started.catch(() => undefined);
    const connect = async () => {
      await settle();
      server.last.accept();
      await settle();
    };
    return { http, server, parley, chat, questions, started, connect, state: () => chat.getState().chat };
  };
  /** A program that was there before, and has kept what it saw. */
  const earlier = async (user: Me = ada, answers: Partial<SyncAnswer> = twoConversations) => {
    const run = begin(user, answers);
    await run.connect();
    await run.chat.kept();
    return run;
  };
  return { cache, outbox, begin, earlier };
}

describe('a chat with a cache', () => {
  it('shows what the last run knew before the server has answered', async () => {
    const device = aDevice();
    await device.earlier();
    const { chat, state } = device.begin();
    expect(chat.getState()).toMatchObject({ ready: 'nothing', synced: false });
    await settle();
    expect(chat.getState()).toMatchObject({
      ready: 'cached',
      synced: false,
      connection: { state: 'connecting' },
    });
    expect(conversationList(chat.getState()).map(({ summary }) => summary.id)).toEqual([harbour, lighthouse]);
    expect(known(state()).summary).toMatchObject({ lastSeq: 5, me: { unread: 2 } });
    expect(messagesOf(chat.getState(), harbour).messages.map(({ text }) => text)).toEqual([
      'message 4',
      'message 5',
    ]);
    expect(userOf(chat.getState(), grace.id)).toEqual(graceCard);
  });

  it('asks for nothing but what has changed since', async () => {
    const device = aDevice();
    await device.earlier();
    const later = device.begin(ada, {
      changed: [delta({ conversation: conversation({ lastSeq: 6 }), messages: messages(6, 6) })],
    });
    await later.connect();
    expect(later.questions).toEqual([
      {
        known: [
          [harbour, 5],
          [lighthouse, 0],
        ],
      },
    ]);
    expect(heldSeqs(later.state())).toEqual([[4, 5, 6]]);
    expect(later.chat.getState()).toMatchObject({ ready: 'current', synced: true });
    await later.started;
  });

  it('tells when what it shows may be old', async () => {
    const { chat, server } = await aDevice().earlier();
    expect(chat.getState().ready).toBe('current');
    server.last.lose();
    expect(chat.getState().ready).toBe('cached');
  });

  it('begins without a network', async () => {
    const device = aDevice();
    await device.earlier();
    const { chat, http, state, server } = device.begin();
    http.on('POST /api/auth/refresh', () => {
      throw new TypeError('Failed to fetch');
    });
    await settle();
    await chat.openConversation(harbour);
    expect(heldSeqs(state())).toEqual([[4, 5]]);
    await chat.send(harbour, { text: 'written offline' });
    expect(messagesOf(chat.getState(), harbour).pending).toMatchObject([
      { draft: { text: 'written offline' } },
    ]);
    expect(chat.getState()).toMatchObject({ ready: 'cached', connection: { state: 'offline' } });
    expect(server.connections).toEqual([]);
  });

  it('opens a conversation as soon as it knows what was kept of it', async () => {
    const device = aDevice();
    await device.earlier();
    const { chat, http, state } = device.begin();
    await chat.openConversation(harbour);
    expect(heldSeqs(state())).toEqual([[4, 5]]);
    expect(http.received.filter(({ url }) => url.includes('/messages'))).toEqual([]);
  });

  it('keeps nothing before it has seen everything', async () => {
    const { cache, begin } = aDevice();
    const { chat, server } = begin();
    server.on('conversations/sync', () => new Promise(() => undefined));
    await settle();
    server.last.accept();
    await settle();
    chat.adopt(conversation());
    await vi.advanceTimersByTimeAsync(60_000);
    await chat.kept();
    expect(cache.rows.size).toBe(0);
  });

  it('keeps what happens by itself, a moment later', async () => {
    const device = aDevice();
    const { server } = await device.earlier();
    const data = { conversationId: harbour, since: 5, version: 6, messages: messages(6, 6), users: [] };
    server.last.send({ channel: 'messages', type: 'added', data });
    server.last.send({
      channel: 'conversations',
      type: 'gone',
      data: { conversationId: lighthouse, reason: 'left' },
    });
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
    expect(device.cache.keys(ada.id, 'conversations')).toEqual([harbour]);
    const later = device.begin();
    await settle();
    expect(heldSeqs(later.state())).toEqual([[4, 5, 6]]);
  });

  it('keeps the newest two hundred messages of a conversation', async () => {
    const device = aDevice();
    await device.earlier(ada, {
      changed: [
        delta({ recovered: false, conversation: conversation({ lastSeq: 300 }), messages: messages(1, 300) }),
      ],
    });
    const later = device.begin();
    await settle();
    const [seqs] = heldSeqs(later.state());
    expect([seqs?.length, seqs?.at(0), seqs?.at(-1)]).toEqual([200, 101, 300]);
    expect(messagesOf(later.chat.getState(), harbour).hasBefore).toBe(true);
  });

  it('tells the server in the next run what was read in this one', async () => {
    const device = aDevice();
    const { chat, server } = await device.earlier();
    server.last.lose();
    chat.markRead(harbour);
    await vi.advanceTimersByTimeAsync(1000);
    const later = device.begin();
    await later.connect();
    await vi.advanceTimersByTimeAsync(1000);
    expect(later.server.last.asked('messages', 'read')).toEqual([{ conversationId: harbour, seq: 5 }]);
    expect(known(later.state()).summary.me.unread).toBe(0);
  });
});

describe('what is kept', () => {
  it('goes when its person signs out, and so does what they have left unsent', async () => {
    const { cache, outbox, earlier } = aDevice();
    const { chat, server, parley, state } = await earlier();
    server.last.lose();
    await chat.send(harbour, { text: 'not sent yet' });
    await parley.auth.logout();
    await settle();
    expect([cache.rows.size, await outbox.load(ada.id)]).toEqual([0, []]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([cache.rows.size, state().me]).toEqual([0, '']);
  });

  it('goes when the session turns out to have ended; what is unsent waits for the next one', async () => {
    const { cache, outbox, earlier, begin } = aDevice();
    const before = await earlier();
    before.server.last.lose();
    await before.chat.send(harbour, { text: 'not sent yet' });
    const { http, parley } = begin();
    const reasons: string[] = [];
    parley.on('signed-out', ({ reason }) => reasons.push(reason));
    http.on('POST /api/auth/refresh', () => ({
      status: 401,
      json: new AppError('INVALID_REFRESH_TOKEN').toBody('request-1'),
    }));
    await settle();
    expect(reasons).toEqual(['ended']);
    expect(cache.rows.size).toBe(0);
    expect(await outbox.load(ada.id)).toHaveLength(1);
  });

  it('goes when somebody else uses the device', async () => {
    const { cache, earlier, begin } = aDevice();
    await earlier();
    const { state } = begin(grace);
    await settle();
    expect([state().me, state().conversations, cache.rows.size]).toEqual([grace.id, {}, 0]);
  });

  it('goes when the session turns out to be somebody else’s', async () => {
    const { cache, earlier, begin } = aDevice();
    await earlier();
    const { http, state, chat } = begin(ada);
    http.on('POST /api/auth/refresh', () => ({
      json: {
        accessToken: 'access',
        refreshToken: null,
        expiresIn: 900,
        user: grace,
        created: false,
        restored: false,
      },
    }));
    await settle();
    expect(state()).toMatchObject({ me: grace.id, conversations: {} });
    expect(chat.getState().ready).toBe('nothing');
    expect([...cache.rows.keys()].filter((place) => place.startsWith(ada.id))).toEqual([]);
  });

  it('is dropped where another release wrote it in another form', async () => {
    const { cache, earlier, begin } = aDevice();
    await earlier();
    cache.rows.set(`${ada.id}/about/format`, '99');
    const { chat, connect, questions } = begin();
    await settle();
    expect(chat.getState().ready).toBe('nothing');
    await connect();
    expect(questions).toEqual([{ known: [] }]);
  });

  it('is dropped where it makes no sense, and loaded afresh', async () => {
    const { cache, earlier, begin } = aDevice();
    await earlier();
    cache.rows.set(`${ada.id}/conversations/${lighthouse}`, '{"summary":{}}');
    cache.rows.set(`${ada.id}/histories/${harbour}`, '"damaged"');
    const later = begin();
    await later.connect();
    expect(later.questions).toEqual([{ known: [[harbour, 5]] }]);
    expect(heldSeqs(later.state())).toEqual([]);
  });
});

describe('a disk that fails', () => {
  it.each([
    ['full', new CacheFullError('no room')],
    ['unavailable', new Error('blocked')],
  ] as const)('and is %s leaves the chat as it is', async (storage, failure) => {
    const { cache, begin } = aDevice();
    cache.failure = failure;
    const { chat, started, connect, state } = begin(ada, twoConversations);
    await connect();
    await started;
    await chat.send(harbour, { text: 'still works' });
    expect(known(state()).summary.lastSeq).toBe(5);
    expect(chat.getState()).toMatchObject({ storage, ready: 'current' });
    await chat.kept();
  });

  it('for want of room is emptied, since unsent messages need the room more', async () => {
    const device = aDevice();
    const { server, chat } = await device.earlier();
    device.cache.failure = new CacheFullError('no room');
    const data = { conversationId: harbour, since: 5, version: 6, messages: messages(6, 6), users: [] };
    server.last.send({ channel: 'messages', type: 'added', data });
    await vi.advanceTimersByTimeAsync(1000);
    expect([chat.getState().storage, device.cache.rows.size]).toEqual(['full', 0]);
  });
});

describe('programs that share a cache', () => {
  const whole: Partial<SyncAnswer> = {
    changed: [
      delta({ recovered: false, conversation: conversation({ lastSeq: 5 }), messages: messages(1, 5) }),
    ],
  };
  const bare: Partial<SyncAnswer> = {
    changed: [delta({ recovered: false, conversation: conversation({ lastSeq: 5 }) })],
  };
  const hear = async ({ server }: { server: TransportDouble }) => {
    const data = { conversationId: harbour, since: 5, version: 6, messages: messages(6, 6), users: [] };
    server.last.send({ channel: 'messages', type: 'added', data });
    await vi.advanceTimersByTimeAsync(1000);
  };
  /** Side by side: the second one had begun before the first had kept anything. */
  const pair = async (first: Partial<SyncAnswer>, second: Partial<SyncAnswer>) => {
    const device = aDevice();
    const runs = [device.begin(ada, first), device.begin(ada, second)] as const;
    await settle();
    for (const { server } of runs) server.last.accept();
    await settle();
    return { ...device, runs };
  };
  const inTheNextRun = async (device: ReturnType<typeof aDevice>) => {
    const next = device.begin();
    await settle();
    return { seqs: heldSeqs(next.state()), version: known(next.state()).summary.version };
  };

  it('do not take from it what another one has seen', async () => {
    const device = await pair(whole, bare);
    for (const { chat } of device.runs) await chat.kept();
    expect(await inTheNextRun(device)).toEqual({ seqs: [[1, 2, 3, 4, 5]], version: 5 });
  });

  it('leave a history that they do not have as old as it is, to be continued from there', async () => {
    const device = await pair(whole, bare);
    const [first, second] = device.runs;
    await first.chat.kept();
    await hear(second);
    expect(await inTheNextRun(device)).toEqual({ seqs: [[1, 2, 3, 4, 5]], version: 5 });
    await hear(first);
    expect(await inTheNextRun(device)).toEqual({ seqs: [[1, 2, 3, 4, 5, 6]], version: 6 });
  });

  it('do not set it back', async () => {
    const device = await pair(whole, whole);
    const [first, second] = device.runs;
    await hear(first);
    await second.chat.kept();
    expect((await inTheNextRun(device)).seqs).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  it('drop what is not true any more, where the server was restored from a backup', async () => {
    const device = aDevice();
    const run = await device.earlier(ada, whole);
    run.server.last.lose();
    run.server.on('conversations/sync', () =>
      syncAnswer({
        changed: [
          delta({
            recovered: false,
            conversation: conversation({ lastSeq: 3 }),
            messages: [message(3, { text: 'another third' })],
          }),
        ],
      }),
    );
    await vi.advanceTimersByTimeAsync(500);
    run.server.last.accept();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await inTheNextRun(device)).toEqual({ seqs: [[3]], version: 3 });
  });
});
