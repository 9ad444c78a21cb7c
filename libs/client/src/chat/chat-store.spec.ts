import {
  AppError,
  DEFAULT_USER_SETTINGS,
  DISCONNECT_REASONS,
  type ErrorCode,
  type Me,
  type Message,
  type MessageAccepted,
  type SocketEvent,
  type SyncAnswer,
  type Tokens,
} from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FetchDouble } from '../fetch-double.ts';
import { ParleyClient } from '../parley-client.ts';
import { ParleyError } from '../parley-error.ts';
import { TransportDouble } from '../socket/transport-double.ts';
import {
  ada as adaCard,
  clientIdOf,
  conversation,
  delta,
  grace,
  harbour,
  heldSeqs,
  idOf,
  known,
  lighthouse,
  linus,
  member,
  membership,
  message,
  messages,
  syncAnswer,
} from './chat.fixture.ts';
import { ChatStore } from './chat-store.ts';
import { MemoryOutboxStorage } from './outbox-storage.ts';
import { messagesOf } from './selectors.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AT = '2026-11-20T09:30:00.000Z';
const ada: Me = {
  ...adaCard,
  role: 'user',
  locale: 'en',
  phone: null,
  email: null,
  emailVerified: false,
  pendingEmail: null,
  hasPassword: true,
  googleLinked: false,
  settings: DEFAULT_USER_SETTINGS,
  createdAt: AT,
};
const tokens: Tokens = {
  accessToken: 'access',
  refreshToken: 'refresh',
  expiresIn: 900,
  user: ada,
  created: false,
  restored: false,
};
const socketError = (code: ErrorCode) => new AppError(code).toBody('request-1').error;
const settle = () => vi.advanceTimersByTimeAsync(0);

const added = (seq: number, change: Partial<Message> = {}): SocketEvent => ({
  channel: 'messages',
  type: 'added',
  data: {
    conversationId: harbour,
    since: seq - 1,
    version: seq,
    messages: [message(seq, change)],
    users: [],
  },
});

/** Ada, signed in; the server knows `harbour` with five messages, of which she has read three. */
async function setUp(user: Me = ada) {
  const http = new FetchDouble();
  const server = new TransportDouble();
  let sync: Partial<SyncAnswer> = {
    changed: [
      delta({
        recovered: false,
        conversation: conversation({ lastSeq: 5, me: membership({ readSeq: 3, unread: 2 }) }),
      }),
    ],
  };
  const questions: unknown[] = [];
  http.on('POST /api/auth/login', () => ({ json: { ...tokens, user } }));
  http.on(`GET /api/conversations/${harbour}/messages`, () => ({
    json: { messages: messages(1, 5), users: [grace], hasBefore: false, hasAfter: false },
  }));
  server.on('conversations/sync', (data) => {
    questions.push(data);
    const answer = syncAnswer(sync);
    sync = {};
    return answer;
  });
  for (const action of [
    'conversations/open',
    'conversations/close',
    'messages/read',
    'messages/delivered',
    'typing/start',
    'typing/stop',
    'presence/unwatch',
  ]) {
    server.on(action, () => ({}));
  }
  const parley = new ParleyClient({ fetch: http.fetch });
  await parley.auth.login({ login: 'ada', password: 'correct horse battery' });
  const storage = new MemoryOutboxStorage();
  const chat = new ChatStore(parley, { open: server.open, random: () => 1, outbox: storage });
  const heard: number[] = [];
  chat.on('message', ({ seq }) => heard.push(seq));
  const start = async () => {
    const started = chat.start();
    await settle();
    server.last.accept();
    await settle();
    await started;
  };
  const comeBack = async () => {
    const { length } = server.connections;
    while (server.connections.length === length) await vi.advanceTimersToNextTimerAsync();
    server.last.accept();
    await settle();
  };
  return {
    http,
    server,
    parley,
    chat,
    storage,
    heard,
    questions,
    start,
    comeBack,
    nextSync: (answer: Partial<SyncAnswer>) => {
      sync = answer;
    },
    state: () => chat.getState().chat,
    shown: () => messagesOf(chat.getState(), harbour),
  };
}

describe('starting', () => {
  it('resolves when the conversations are there', async () => {
    const { chat, start, state, questions } = await setUp();
    expect(chat.getState()).toMatchObject({ connection: { state: 'ended' }, synced: false });
    await start();
    expect(chat.getState()).toMatchObject({ connection: { state: 'online' }, synced: true });
    expect(chat.me).toBe(ada.id);
    expect(known(state()).summary.lastSeq).toBe(5);
    expect(questions).toEqual([{ known: [] }]);
    await chat.start();
  });

  it('fails where nobody is signed in, and where the session ends before', async () => {
    const stranger = new ChatStore(new ParleyClient({ fetch: new FetchDouble().fetch }));
    await expect(stranger.start()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { chat, server } = await setUp();
    const started = chat.start();
    await settle();
    const refused = expect(started).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    server.last.refuse(socketError('SESSION_REVOKED'));
    await refused;
  });

  it('tells listeners once of each change, with an object of its own', async () => {
    const { chat, start, server } = await setUp();
    await start();
    const before = chat.getState();
    let told = 0;
    const leave = chat.subscribe(() => (told += 1));
    server.last.send(added(6), added(7));
    expect(told).toBe(1);
    expect(chat.getState()).not.toBe(before);
    expect(chat.getState()).toBe(chat.getState());
    leave();
    server.last.send(added(8));
    expect(told).toBe(1);
  });

  it('keeps what is known across a stop', async () => {
    const { chat, start, state, questions } = await setUp();
    await start();
    chat.stop();
    expect(known(state()).summary.lastSeq).toBe(5);
    await start();
    expect(questions.at(-1)).toEqual({ known: [[harbour, 5]] });
  });

  it('forgets everything when its person signs out', async () => {
    const { chat, http, start, state, parley, server } = await setUp();
    http.on('POST /api/auth/logout', () => ({ status: 204 }));
    await start();
    await chat.send(harbour, { text: 'still here' });
    await parley.auth.logout();
    expect(state()).toMatchObject({ me: '', conversations: {} });
    expect(chat.getState()).toMatchObject({ pending: [], synced: false, connection: { state: 'ended' } });
    expect(server.last.closed).toBe(true);
  });

  it('signs out when the server ends the session', async () => {
    const { start, parley, server, state } = await setUp();
    await start();
    const reason = 'SESSION_REVOKED';
    server.last.send({
      channel: 'session',
      type: 'closing',
      data: { reason, ...DISCONNECT_REASONS[reason] },
    });
    await settle();
    expect([parley.signedIn, state().me]).toEqual([false, '']);
  });
});

describe('what comes', () => {
  it('is told as messages, those caught up with after an absence included', async () => {
    const { server, start, comeBack, nextSync, heard, state } = await setUp();
    await start();
    expect(heard).toEqual([]);
    server.last.send(added(6), added(6));
    await settle();
    server.last.lose();
    nextSync({ changed: [delta({ conversation: conversation({ lastSeq: 8 }), messages: messages(7, 8) })] });
    await comeBack();
    expect(heard).toEqual([6, 7, 8]);
    expect(known(state()).summary.lastSeq).toBe(8);
  });

  it('is confirmed to have been delivered, once for all that came together', async () => {
    const { server, start } = await setUp();
    await start();
    await vi.advanceTimersByTimeAsync(250);
    server.last.send(added(6), added(7));
    server.last.send(added(8, { senderId: ada.id }));
    server.last.send(added(9));
    await vi.advanceTimersByTimeAsync(250);
    expect(server.last.asked('messages', 'delivered')).toEqual([
      { conversationId: harbour, seq: 5 },
      { conversationId: harbour, seq: 9 },
    ]);
  });

  it('is not confirmed where nobody is told, or where it was delivered before', async () => {
    const { server, start, nextSync } = await setUp();
    const watermarks = [{ userId: ada.id, deliveredSeq: 5, readSeq: 3 }];
    nextSync({
      changed: [
        delta({ conversation: conversation({ lastSeq: 5, memberCount: 51 }) }),
        delta({ conversation: conversation({ id: lighthouse, lastSeq: 5, watermarks }) }),
        delta({ conversation: conversation({ id: idOf(102), lastSeq: 5, me: membership({ readSeq: 5 }) }) }),
      ],
    });
    await start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.last.asked('messages', 'delivered')).toEqual([]);
  });

  it('of typing ends by itself, and with the connection', async () => {
    const { server, start, state } = await setUp();
    await start();
    const typing: SocketEvent = {
      channel: 'typing',
      type: 'started',
      data: { conversationId: harbour, userId: grace.id },
    };
    server.last.send(typing);
    await vi.advanceTimersByTimeAsync(4000);
    server.last.send(typing);
    await vi.advanceTimersByTimeAsync(4000);
    expect(state().typing).toEqual({ [harbour]: [grace.id] });
    await vi.advanceTimersByTimeAsync(2000);
    expect(state().typing).toEqual({});
    server.last.send(typing);
    server.last.lose();
    expect(state().typing).toEqual({});
  });

  it('is asked for after a random wait where events were missed or damaged', async () => {
    const { server, start, questions } = await setUp();
    await start();
    server.last.send({ channel: 'session', type: 'missed', data: {} });
    server.last.sendRaw('damaged');
    await vi.advanceTimersByTimeAsync(2999);
    expect(questions).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(2);
  });

  it('hides what others have read from whoever keeps it to themselves, as the setting changes', async () => {
    const { http, parley, server, start, state, nextSync } = await setUp();
    await start();
    const receipts: SocketEvent = {
      channel: 'receipts',
      type: 'advanced',
      data: { conversationId: harbour, watermarks: [{ userId: grace.id, deliveredSeq: 5, readSeq: 5 }] },
    };
    server.last.send(receipts);
    const change = (readReceipts: boolean) => {
      http.on('PATCH /api/me', () => ({ json: { ...ada, settings: { ...ada.settings, readReceipts } } }));
      return parley.me.update({ settings: { readReceipts } });
    };
    await change(false);
    server.last.send(receipts);
    expect(known(state()).summary.watermarks).toEqual([{ userId: grace.id, deliveredSeq: 5, readSeq: 0 }]);
    const watermarks = [{ userId: grace.id, deliveredSeq: 5, readSeq: 5 }];
    nextSync({
      standings: [{ conversationId: harbour, me: membership({ readSeq: 3, unread: 2 }), watermarks }],
    });
    await change(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(known(state()).summary.watermarks).toEqual(watermarks);
  });
});

describe('a conversation that is opened', () => {
  it('shows its newest messages and goes on', async () => {
    const { chat, server, start, shown, http } = await setUp();
    await start();
    await chat.openConversation(harbour);
    await chat.openConversation(harbour);
    server.last.send(added(6));
    expect(shown().messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shown()).toMatchObject({ hasBefore: false, hasAfter: false, pending: [] });
    expect(server.last.asked('conversations', 'open')).toEqual([{ conversationId: harbour }]);
    expect(http.to(`GET /api/conversations/${harbour}/messages`)).toHaveLength(1);
  });

  it('is opened again after every reconnect, and loads afresh where too much was missed', async () => {
    const { chat, server, start, comeBack, nextSync, state, http } = await setUp();
    await start();
    await chat.openConversation(harbour);
    server.last.lose();
    nextSync({ changed: [delta({ recovered: false, conversation: conversation({ lastSeq: 500 }) })] });
    http.on(`GET /api/conversations/${harbour}/messages`, () => ({
      json: { messages: messages(451, 500), users: [], hasBefore: true, hasAfter: false },
    }));
    await comeBack();
    expect(server.last.asked('conversations', 'open')).toEqual([{ conversationId: harbour }]);
    expect(known(state()).ranges).toMatchObject([{ from: 451, to: 500 }]);
  });

  it('is fetched where it is not known yet', async () => {
    const { chat, start, http, state } = await setUp();
    await start();
    http.on(`GET /api/conversations/${lighthouse}`, () => ({
      json: conversation({ id: lighthouse, users: [linus] }),
    }));
    await chat.openConversation(lighthouse);
    expect(known(state(), lighthouse).summary.id).toBe(lighthouse);
    expect(state().users[linus.id]).toEqual(linus);
  });

  it('is not open where it cannot be had', async () => {
    const { chat, server, start, comeBack, http } = await setUp();
    await start();
    const error = new AppError('NOT_FOUND');
    http.on(`GET /api/conversations/${lighthouse}`, () => ({ status: 404, json: error.toBody('request-1') }));
    await expect(chat.openConversation(lighthouse)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    server.last.lose();
    await comeBack();
    expect(server.last.asked('conversations', 'open')).toEqual([]);
  });

  it('is closed when nothing shows it any more', async () => {
    const { chat, server, start } = await setUp();
    await start();
    await chat.openConversation(harbour);
    await chat.openConversation(harbour);
    chat.closeConversation(harbour);
    expect(server.last.asked('conversations', 'close')).toEqual([]);
    chat.closeConversation(harbour);
    chat.closeConversation(harbour);
    expect(server.last.asked('conversations', 'close')).toEqual([{ conversationId: harbour }]);
  });

  it('is paged in all directions', async () => {
    const { chat, start, http, state, nextSync } = await setUp();
    nextSync({ changed: [delta({ recovered: false, conversation: conversation({ lastSeq: 300 }) })] });
    const page = (from: number, to: number) => ({
      json: { messages: messages(from, to), users: [], hasBefore: from > 1, hasAfter: to < 300 },
    });
    http.on(`GET /api/conversations/${harbour}/messages`, ({ url }) => {
      const query = new URL(url, 'https://chat.example.org').searchParams;
      const [before, after, around] = ['before', 'after', 'around'].map((name) => Number(query.get(name)));
      if (before) return page(before - 50, before - 1);
      if (after) return page(after + 1, after + 50);
      return page((around ?? 0) - 24, (around ?? 0) + 25);
    });
    await start();
    await chat.loadBefore(harbour);
    await chat.loadBefore(harbour);
    await chat.loadAround(harbour, 100);
    await chat.loadBefore(harbour, 100);
    await chat.loadAfter(harbour, 100);
    const bounds = () => known(state()).ranges.map(({ from, to }) => [from, to]);
    expect(bounds()).toEqual([
      [26, 175],
      [201, 300],
    ]);
    await chat.loadAfter(harbour, 100);
    expect(bounds()).toEqual([[26, 300]]);
    await chat.loadAfter(harbour, 100);
    expect(http.to(`GET /api/conversations/${harbour}/messages`)).toHaveLength(6);
    expect(messagesOf(chat.getState(), harbour)).toMatchObject({ hasBefore: true, hasAfter: false });
  });

  it('loads its members by the page, again where somebody came meanwhile', async () => {
    const { chat, start, http, server, state } = await setUp();
    await start();
    let pages = 0;
    http.on(`GET /api/conversations/${harbour}/members`, ({ url }) => {
      pages += 1;
      if (pages === 1) {
        server.last.send({
          channel: 'conversations',
          type: 'changed',
          data: {
            conversationId: harbour,
            since: 5,
            version: 6,
            info: conversation({ lastSeq: 5, memberCount: 2 }),
            membersChanged: [],
            membersGone: [linus.id],
          },
        });
        return { json: { items: [member(linus)], nextCursor: null } };
      }
      const second = new URL(url, 'https://chat.example.org').searchParams.get('cursor') === 'more';
      return {
        json: second
          ? { items: [member(grace)], nextCursor: null }
          : { items: [member(adaCard)], nextCursor: 'more' },
      };
    });
    expect(await chat.loadMembers(harbour)).toBe('more');
    expect(await chat.loadMembers(harbour, 'more')).toBeNull();
    expect(Object.keys(known(state()).members)).toEqual([ada.id, grace.id]);
  });
});

describe('sending', () => {
  const accepted = (seq: number): MessageAccepted => ({
    conversationId: harbour,
    seq,
    version: seq,
    createdAt: AT,
  });

  it('shows the message at once, and as a message of the conversation when it has come', async () => {
    const { chat, server, start, shown, storage } = await setUp();
    server.on('messages/send', () => accepted(6));
    await start();
    await chat.openConversation(harbour);
    const clientId = await chat.send(harbour, { text: '  Good morning!  ', replyTo: 5 });
    expect(shown().pending).toMatchObject([
      { clientId, acceptedSeq: null, draft: { text: 'Good morning!' } },
    ]);
    expect(server.last.asked('messages', 'send')).toEqual([
      { conversationId: harbour, clientId, text: 'Good morning!', replyTo: 5 },
    ]);
    await chat.flushed();
    expect(shown().pending).toMatchObject([{ clientId, acceptedSeq: 6 }]);
    expect(await storage.load(ada.id)).toEqual([]);
    server.last.send(added(6, { senderId: ada.id, clientId }));
    expect(shown().pending).toEqual([]);
    expect(shown().messages.at(-1)?.clientId).toBe(clientId);
  });

  it('shows a message once where it arrives before the answer to it', async () => {
    const { chat, server, start, shown } = await setUp();
    server.on('messages/send', () => new Promise(() => undefined));
    await start();
    const clientId = await chat.send(harbour, { text: 'Good morning!' });
    server.last.send(added(6, { senderId: ada.id, clientId }));
    expect([shown().pending, chat.getState().pending]).toEqual([[], []]);
    await chat.flushed();
  });

  it('goes on after the connection was away, with the same clientId', async () => {
    const { chat, server, start, comeBack } = await setUp();
    server.on('messages/send', () => new Promise(() => undefined));
    await start();
    const clientId = await chat.send(harbour, { text: 'Good morning!' });
    server.last.lose();
    await chat.send(harbour, { text: 'And again!' });
    server.on('messages/send', () => accepted(6));
    await comeBack();
    await chat.flushed();
    const sent = server.last.asked('messages', 'send');
    expect(sent).toMatchObject([{ clientId, text: 'Good morning!' }, { text: 'And again!' }]);
  });

  it('refuses at once what cannot be a message', async () => {
    const { chat, start } = await setUp();
    await start();
    const refused = chat.send(harbour, { text: '   ' });
    await expect(refused).rejects.toBeInstanceOf(ParleyError);
    await expect(refused).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      details: { fields: [{ path: 'text' }] },
    });
    expect(chat.getState().pending).toEqual([]);
  });

  it('leaves what the server refuses to its writer', async () => {
    const { chat, server, start, shown } = await setUp();
    server.on('messages/send', () => ({ error: socketError('FORBIDDEN') }));
    await start();
    const clientId = await chat.send(harbour, { text: 'Good morning!' });
    await chat.flushed();
    expect(shown().pending).toMatchObject([{ clientId, state: 'failed', problem: { code: 'FORBIDDEN' } }]);
    await chat.retry(clientId);
    await chat.flushed();
    expect(server.last.asked('messages', 'send')).toHaveLength(2);
    await chat.discard(clientId);
    expect(shown().pending).toEqual([]);
  });
});

describe('changing', () => {
  it('shows an edit and a reaction at once, and their events change nothing more', async () => {
    const { chat, server, start, shown } = await setUp();
    const edited = message(5, { version: 6, text: 'edited', editedAt: AT });
    const reacted = { ...edited, version: 7, reactions: [{ emoji: '👍', count: 1, userIds: [ada.id] }] };
    server.on('messages/edit', () => edited).on('messages/react', () => reacted);
    await start();
    await chat.openConversation(harbour);
    await chat.edit(harbour, 5, 'edited');
    expect(shown().messages.at(-1)).toEqual(edited);
    await chat.react(harbour, 5, '👍');
    const data = { conversationId: harbour, since: 5, version: 6, messages: [edited], users: [] };
    server.last.send({ channel: 'messages', type: 'changed', data });
    expect(shown().messages.at(-1)).toEqual(reacted);
  });

  it('takes a message out of one’s own sight, and leaves one that goes for all to its event', async () => {
    const { chat, server, start, state } = await setUp();
    server.on('messages/delete', () => ({}));
    await start();
    await chat.openConversation(harbour);
    await chat.delete(harbour, 2, 'me');
    await chat.delete(harbour, 3);
    expect(heldSeqs(state())).toEqual([[1, 3, 4, 5]]);
    expect(server.last.asked('messages', 'delete')).toEqual([
      { conversationId: harbour, seq: 2, for: 'me' },
      { conversationId: harbour, seq: 3, for: 'everyone' },
    ]);
  });

  it('fails where the connection is away', async () => {
    const { chat, server, start } = await setUp();
    await start();
    server.last.lose();
    await expect(chat.edit(harbour, 5, 'edited')).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
  });
});

describe('reading', () => {
  const standing = async () => {
    const all = await setUp();
    await all.start();
    return { ...all, reads: () => all.server.last.asked('messages', 'read') };
  };

  it('shows at once, and tells the server once how far it got', async () => {
    const { chat, state, reads } = await standing();
    chat.markRead(harbour, 4);
    expect(known(state()).summary.me).toMatchObject({ readSeq: 4, unread: 1 });
    chat.markRead(harbour);
    chat.markRead(harbour, 1);
    expect(known(state()).summary.me).toMatchObject({ readSeq: 5, unread: 0 });
    await vi.advanceTimersByTimeAsync(400);
    expect(reads()).toEqual([{ conversationId: harbour, seq: 5 }]);
    chat.markRead(harbour);
    chat.markRead(lighthouse);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads()).toHaveLength(1);
  });

  it('is told when the connection is back', async () => {
    const { chat, server, reads, comeBack } = await standing();
    server.last.lose();
    chat.markRead(harbour);
    await comeBack();
    await vi.advanceTimersByTimeAsync(400);
    expect(reads()).toEqual([{ conversationId: harbour, seq: 5 }]);
  });

  it('is told again where the server could not hear it, and not where it does not want to', async () => {
    const { chat, server, reads } = await standing();
    const replies: unknown[] = [{ error: socketError('UNAVAILABLE') }, { error: socketError('NOT_FOUND') }];
    server.on('messages/read', () => replies.shift() ?? {});
    chat.markRead(harbour);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads()).toHaveLength(2);
  });

  it('takes back the mark that it is unread', async () => {
    const { chat, server, state, reads } = await standing();
    const me = membership({ readSeq: 5, markedUnread: true });
    server.last.send({ channel: 'conversations', type: 'membership', data: { conversationId: harbour, me } });
    chat.markRead(harbour);
    expect(known(state()).summary.me.markedUnread).toBe(false);
    await vi.advanceTimersByTimeAsync(400);
    expect(reads()).toEqual([{ conversationId: harbour, seq: 5 }]);
  });
});

describe('what concerns oneself alone', () => {
  const route = `PATCH /api/conversations/${harbour}/membership`;

  it('is shown before the server has agreed', async () => {
    const { chat, http, start, state } = await setUp();
    await start();
    http.on(route, () => ({ json: conversation({ me: membership({ pinned: true }) }) }));
    const changed = chat.changeMembership(harbour, { pinned: true });
    expect(known(state()).summary.me).toMatchObject({ pinned: true, archived: false, readSeq: 3 });
    await changed;
    expect(http.to(route)).toMatchObject([{ body: { pinned: true } }]);
    expect(known(state()).summary.me.pinned).toBe(true);
  });

  it('is as before where the server refuses, but for what has changed again meanwhile', async () => {
    const { chat, http, server, start, state } = await setUp();
    await start();
    http.on(route, () => ({ status: 503, json: { error: socketError('UNAVAILABLE') } }));
    const changed = chat.changeMembership(harbour, { pinned: true, archived: true });
    const me = membership({ readSeq: 3, unread: 2, archived: true });
    server.last.send({ channel: 'conversations', type: 'membership', data: { conversationId: harbour, me } });
    await expect(changed).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(known(state()).summary.me).toMatchObject({ pinned: false, archived: false });
  });
});

describe('changes of messages', () => {
  it('are told, also of those that are not loaded', async () => {
    const { chat, server, start } = await setUp();
    const edited: (readonly [number, string])[] = [];
    chat.on('changed', (changed) => edited.push(...changed.map(({ seq, text }) => [seq, text] as const)));
    await start();
    const data = { conversationId: harbour, since: 5, version: 6, users: [] };
    server.last.send({
      channel: 'messages',
      type: 'changed',
      data: { ...data, messages: [message(2, { text: 'edited' })] },
    });
    await settle();
    expect(edited).toEqual([[2, 'edited']]);
  });
});

describe('being in a conversation no more', () => {
  it('is told once, with the reason', async () => {
    const { chat, server, start, state } = await setUp();
    const gone: unknown[] = [];
    chat.on('gone', ({ conversation: { id }, reason }) => gone.push([id, reason]));
    await start();
    const data = { conversationId: harbour, reason: 'banned' } as const;
    server.last.send({ channel: 'conversations', type: 'gone', data });
    server.last.send({ channel: 'conversations', type: 'gone', data });
    await settle();
    expect(gone).toEqual([[harbour, 'banned']]);
    expect(state().conversations).toEqual({});
  });

  it('is told without a reason where it happened during an absence', async () => {
    const { chat, server, start, comeBack, nextSync } = await setUp();
    const gone: unknown[] = [];
    chat.on('gone', ({ conversation: { id }, reason }) => gone.push([id, reason]));
    await start();
    server.last.lose();
    nextSync({ gone: [harbour] });
    await comeBack();
    expect(gone).toEqual([[harbour, null]]);
  });
});

describe('leaving', () => {
  it('takes the conversation away once the server has agreed', async () => {
    const { chat, http, start, state } = await setUp();
    await start();
    http.on(`POST /api/conversations/${harbour}/leave`, () => ({ status: 204 }));
    await chat.leave(harbour);
    expect(state().conversations).toEqual({});
  });
});

describe('typing', () => {
  it('is told now and then while it goes on, and its end once', async () => {
    const { chat, server, start } = await setUp();
    await start();
    for (let second = 0; second < 7; second += 1) {
      chat.typing(harbour);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(server.last.asked('typing', 'start')).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.last.asked('typing', 'stop')).toEqual([{ conversationId: harbour }]);
    chat.stopTyping(harbour);
    chat.typing(harbour);
    chat.stopTyping(harbour);
    expect(server.last.asked('typing', 'stop')).toHaveLength(2);
  });

  it('ends with the message', async () => {
    const { chat, server, start } = await setUp();
    await start();
    chat.typing(harbour);
    await chat.send(harbour, { text: 'Good morning!' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.last.asked('typing', 'stop')).toEqual([]);
  });
});

describe('presence', () => {
  it('is watched once for each person, on every connection, until nobody wants to know', async () => {
    const { chat, server, start, comeBack, state } = await setUp();
    server.on('presence/watch', () => ({ items: [{ userId: grace.id, online: true, lastSeen: null }] }));
    await start();
    const first = chat.watchPresence([grace.id, linus.id]);
    const second = chat.watchPresence([grace.id]);
    await settle();
    expect(server.last.asked('presence', 'watch')).toEqual([{ userIds: [grace.id, linus.id] }]);
    expect(state().presence[grace.id]?.online).toBe(true);
    const left = { userId: grace.id, online: false, lastSeen: AT };
    server.last.send({ channel: 'presence', type: 'changed', data: left });
    expect(state().presence[grace.id]).toEqual(left);
    first();
    first();
    expect(server.last.asked('presence', 'unwatch')).toEqual([{ userIds: [linus.id] }]);
    server.last.lose();
    await comeBack();
    expect(server.last.asked('presence', 'watch')).toEqual([{ userIds: [grace.id] }]);
    second();
    expect(server.last.asked('presence', 'unwatch')).toEqual([{ userIds: [grace.id] }]);
  });

  it('of many is asked for in parts', async () => {
    const { chat, server, start } = await setUp();
    server.on('presence/watch', () => ({ items: [] }));
    await start();
    chat.watchPresence(Array.from({ length: 450 }, (_, index) => idOf(index)));
    await settle();
    expect(server.last.asked('presence', 'watch')).toHaveLength(3);
  });
});

describe('contacts', () => {
  const friend = { user: grace, since: AT };
  const interest = { id: idOf(50), box: 'received', user: linus, note: '', createdAt: AT };

  it('are loaded to the last page, with what is told meanwhile on top, and again after an absence', async () => {
    const { chat, http, server, start, comeBack, state } = await setUp();
    http.on('GET /api/friends', ({ url }) => {
      const more = new URL(url, 'https://chat.example.org').searchParams.get('cursor') === 'more';
      if (!more) return { json: { items: [friend], nextCursor: 'more' } };
      server.last.send({ channel: 'contacts', type: 'friend-removed', data: { userId: grace.id } });
      return { json: { items: [{ user: linus, since: AT }], nextCursor: null } };
    });
    http.on('GET /api/interests', ({ url }) => {
      const received = new URL(url, 'https://chat.example.org').searchParams.get('box') === 'received';
      return { json: { items: received ? [interest] : [], nextCursor: null } };
    });
    http.on('GET /api/blocks', () => ({ json: { items: [friend], nextCursor: null } }));
    await start();
    expect(state().contacts).toBeNull();
    await chat.loadContacts();
    expect(state().contacts).toEqual({
      friends: { [linus.id]: { user: linus, since: AT } },
      interests: { [interest.id]: interest },
      blocked: { [grace.id]: true },
    });
    http.on('GET /api/friends', () => ({ json: { items: [], nextCursor: null } }));
    server.last.lose();
    await comeBack();
    await settle();
    expect(state().contacts?.friends).toEqual({});
  });
});

describe('an HTTP answer', () => {
  it('can be shown before the server tells of it', async () => {
    const { chat, start, state } = await setUp();
    await start();
    chat.adopt(conversation({ id: lighthouse }));
    chat.adopt(conversation({ lastSeq: 99 }));
    expect(known(state(), lighthouse).summary.id).toBe(lighthouse);
    expect(known(state()).summary.lastSeq).toBe(5);
  });
});

describe('clientIds', () => {
  it('are UUIDs, each its own', async () => {
    const { chat, start } = await setUp();
    await start();
    const ids = await Promise.all(Array.from({ length: 20 }, () => chat.send(harbour, { text: 'Hello' })));
    expect(new Set(ids).size).toBe(20);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids).not.toContain(clientIdOf(1));
  });
});
