import { EVENTS, type Membership, type PersonalEvent, type SocketEvent } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import {
  ada,
  conversation,
  grace,
  harbour,
  heldSeqs,
  idOf,
  info,
  known,
  lighthouse,
  linus,
  member,
  membership,
  message,
  messages,
  stateWith,
} from './chat.fixture.ts';
import { reduce } from './reducer.ts';
import { type ChatState, emptyState } from './state.ts';

type Added = Extract<SocketEvent, { channel: 'messages'; type: 'added' }>['data'];
type Changed = Extract<SocketEvent, { channel: 'messages'; type: 'changed' }>['data'];
type ConversationChanged = Extract<SocketEvent, { channel: 'conversations'; type: 'changed' }>['data'];

const added = (since: number, version: number, change: Partial<Added> = {}): PersonalEvent => ({
  channel: 'messages',
  type: 'added',
  data: {
    conversationId: harbour,
    since,
    version,
    messages: messages(since + 1, version),
    users: [],
    ...change,
  },
});
const changed = (since: number, change: Partial<Changed>): PersonalEvent => ({
  channel: 'messages',
  type: 'changed',
  data: { conversationId: harbour, since, version: since + 1, messages: [], users: [], ...change },
});
const conversationChanged = (since: number, change: Partial<ConversationChanged>): PersonalEvent => ({
  channel: 'conversations',
  type: 'changed',
  data: {
    conversationId: harbour,
    since,
    version: since + 1,
    info: info(),
    membersChanged: [],
    membersGone: [],
    ...change,
  },
});
const membershipEvent = (me: Membership): PersonalEvent => ({
  channel: 'conversations',
  type: 'membership',
  data: { conversationId: harbour, me },
});

const after = (state: ChatState, ...events: SocketEvent[]): ChatState =>
  events.reduce((current, event) => {
    const outcome = reduce(current, event);
    expect(outcome.missed).toEqual([]);
    return outcome.state;
  }, state);
const me = (state: ChatState) => known(state).summary.me;

describe('new messages', () => {
  it('go on where the known end is, and are the last message', () => {
    const state = after(stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 }), added(5, 7));
    expect(heldSeqs(state)).toEqual([[3, 4, 5, 6, 7]]);
    expect(known(state).summary).toMatchObject({ version: 7, lastSeq: 7, lastMessage: { seq: 7 } });
  });

  it('are not held of a conversation that was not opened', () => {
    const state = after(stateWith([conversation({ lastSeq: 5 })]), added(5, 6));
    expect(heldSeqs(state)).toEqual([]);
    expect(known(state).summary.lastMessage?.seq).toBe(6);
  });

  it('are all held of a conversation that was empty', () => {
    expect(heldSeqs(after(stateWith(), added(0, 2)))).toEqual([[1, 2]]);
  });

  it('change nothing when they are known already', () => {
    const state = after(stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 }), added(5, 6));
    expect(after(state, added(5, 6))).toBe(state);
    expect(after(state, added(2, 3))).toBe(state);
  });

  it('are left alone and reported when something before them is missing', () => {
    const state = stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 });
    expect(reduce(state, added(6, 7))).toEqual({ state, missed: [harbour], unsure: [] });
  });

  it('of a conversation that is not known are reported', () => {
    const state = stateWith();
    const event = added(0, 1, { conversationId: lighthouse });
    expect(reduce(state, event)).toEqual({ state, missed: [lighthouse], unsure: [] });
  });

  it('are taken once where a batch overlaps what is known', () => {
    const state = after(stateWith([conversation({ lastSeq: 5 })], { from: 4, to: 5 }), added(3, 7));
    expect(heldSeqs(state)).toEqual([[4, 5, 6, 7]]);
    expect(me(state).unread).toBe(7);
  });

  it('bring the people they name, and end the typing of who wrote them', () => {
    const typing: SocketEvent = {
      channel: 'typing',
      type: 'started',
      data: { conversationId: harbour, userId: grace.id },
    };
    const state = after(stateWith(), typing, added(0, 1, { users: [grace] }));
    expect(state.users[grace.id]).toEqual(grace);
    expect(state.typing).toEqual({});
  });

  it('count as unread, until one of one’s own comes', () => {
    const start = stateWith([
      conversation({ lastSeq: 3, me: membership({ readSeq: 3, markedUnread: true }) }),
    ]);
    const unread = after(start, added(3, 5));
    expect(me(unread)).toMatchObject({ readSeq: 3, unread: 2, markedUnread: true });
    const own = after(unread, added(5, 6, { messages: [message(6, { senderId: ada.id })] }));
    expect(me(own)).toMatchObject({ readSeq: 6, unread: 0, markedUnread: false });
  });

  it('count a note of one’s own doing as read, as the server does', () => {
    const note = message(1, { senderId: ada.id, note: { type: 'title-changed', title: 'Pier' } });
    expect(me(after(stateWith(), added(0, 1, { messages: [note] })))).toMatchObject({
      readSeq: 1,
      unread: 0,
    });
  });

  it('count mentions of oneself and of everyone, but not one’s own call', () => {
    const named = [
      message(1, { mentions: [ada.id] }),
      message(2, { mentions: [linus.id] }),
      message(3, { mentionsEveryone: true }),
    ];
    const state = after(stateWith(), added(0, 3, { messages: named }));
    expect(me(state)).toMatchObject({ unread: 3, unreadMentions: 2 });
    const own = message(4, { senderId: ada.id, mentionsEveryone: true });
    expect(me(after(state, added(3, 4, { messages: [own] }))).unreadMentions).toBe(0);
  });

  it('raise the watermark of who wrote them, where watermarks are shown', () => {
    const watermarks = [
      { userId: ada.id, deliveredSeq: 0, readSeq: 0 },
      { userId: grace.id, deliveredSeq: 0, readSeq: 0 },
    ];
    const state = after(stateWith([conversation({ watermarks })]), added(0, 2));
    expect(known(state).summary.watermarks).toEqual([
      { userId: ada.id, deliveredSeq: 0, readSeq: 0 },
      { userId: grace.id, deliveredSeq: 2, readSeq: 2 },
    ]);
    expect(known(after(stateWith(), added(0, 2))).summary.watermarks).toEqual([]);
  });
});

describe('changed messages', () => {
  const start = stateWith([conversation({ lastSeq: 5, me: membership({ readSeq: 5 }) })], { from: 3, to: 5 });

  it('are shown as they are now, also as the last one', () => {
    const edited = message(5, { version: 6, text: 'edited' });
    const state = after(start, changed(5, { messages: [edited], users: [linus] }));
    expect(known(state).ranges[0]?.messages.at(-1)).toEqual(edited);
    expect(known(state).summary).toMatchObject({ version: 6, lastMessage: edited });
    expect(state.users[linus.id]).toEqual(linus);
  });

  it('stay unknown where they are not held, and count as known', () => {
    const state = after(start, changed(5, { messages: [message(1, { version: 6 })] }));
    expect(heldSeqs(state)).toEqual([[3, 4, 5]]);
    expect(known(state).summary.version).toBe(6);
  });

  it('never replace a later view', () => {
    const later = message(4, { version: 8, text: 'later' });
    const shown = after(start, changed(5, { version: 8, messages: [later] }));
    const overlapping = changed(7, { version: 9, messages: [message(4, { version: 7, text: 'earlier' })] });
    expect(known(after(shown, overlapping)).ranges[0]?.messages[1]).toEqual(later);
  });

  it('are ignored twice and reported early', () => {
    const edit = changed(5, { messages: [message(5, { version: 6, text: 'edited' })] });
    const state = after(start, edit);
    expect(after(state, edit)).toBe(state);
    expect(reduce(start, changed(6, {})).missed).toEqual([harbour]);
  });

  const unread = (mentions: string[]) =>
    after(stateWith(), added(0, 1, { messages: [message(1, { mentions })] }));
  const at = '2026-11-20T09:31:00.000Z';

  it('change the count of unread mentions by what an edit or a deletion does to the names', () => {
    const nowNamed = message(1, { version: 2, mentions: [ada.id], editedAt: at });
    expect(me(after(unread([]), changed(1, { messages: [nowNamed] }))).unreadMentions).toBe(1);
    const deleted = message(1, { version: 2, text: '', deletedAt: at });
    expect(me(after(unread([ada.id]), changed(1, { messages: [deleted] }))).unreadMentions).toBe(0);
  });

  it('leave open how many mentions are unread where an unread one that was edited is not held', () => {
    const state = stateWith([conversation({ lastSeq: 5 })]);
    const edited = message(2, { version: 6, editedAt: at });
    expect(reduce(state, changed(5, { messages: [edited] })).unsure).toEqual([harbour]);
    const reacted = message(2, { version: 6, reactions: [{ emoji: '👍', count: 1, userIds: [linus.id] }] });
    expect(reduce(state, changed(5, { messages: [reacted] })).unsure).toEqual([]);
    const readState = stateWith([conversation({ lastSeq: 5, me: membership({ readSeq: 5 }) })]);
    expect(reduce(readState, changed(5, { messages: [edited] })).unsure).toEqual([]);
  });
});

describe('hidden messages', () => {
  const hidden = (seq: number): PersonalEvent => ({
    channel: 'messages',
    type: 'hidden',
    data: { conversationId: harbour, seq },
  });

  it('go, and the one before becomes the last', () => {
    const state = after(stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 }), hidden(5), hidden(3));
    expect(heldSeqs(state)).toEqual([[4]]);
    expect(known(state).summary).toMatchObject({ version: 5, lastSeq: 5, lastMessage: { seq: 4 } });
  });

  it('leave open what is last where nothing before is held', () => {
    const outcome = reduce(stateWith([conversation({ lastSeq: 5 })]), hidden(5));
    expect(known(outcome.state).summary.lastMessage).toBeNull();
    expect(outcome.unsure).toEqual([harbour]);
  });
});

describe('conversations', () => {
  it('appear with everybody whom they name', () => {
    const data = conversation({ kind: 'direct', peer: grace, users: [linus] });
    const state = after(emptyState(ada.id), { channel: 'conversations', type: 'joined', data });
    expect(known(state).summary.peer).toEqual(grace);
    expect(known(state).summary).not.toHaveProperty('users');
    expect(Object.keys(state.users)).toEqual([linus.id, grace.id]);
  });

  it('that are known already do not begin again', () => {
    const state = stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 });
    const again: SocketEvent = {
      channel: 'conversations',
      type: 'joined',
      data: conversation({ lastSeq: 5 }),
    };
    expect(after(state, again)).toBe(state);
  });

  it('begin afresh for whoever comes back', () => {
    const state = stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 });
    const back = conversation({ lastSeq: 9 });
    expect(heldSeqs(after(state, { channel: 'conversations', type: 'joined', data: back }))).toEqual([]);
  });

  it('go, with who was typing in them', () => {
    const state = after(
      stateWith(),
      { channel: 'typing', type: 'started', data: { conversationId: harbour, userId: grace.id } },
      { channel: 'conversations', type: 'gone', data: { conversationId: harbour, reason: 'left' } },
    );
    expect(state).toEqual(stateWith([]));
  });

  it('change their title, and nothing that is not in the event', () => {
    const start = stateWith([conversation({ lastSeq: 5, me: membership({ pinned: true }) })], {
      from: 1,
      to: 5,
    });
    const state = after(start, conversationChanged(5, { info: info({ title: 'Pier', lastSeq: 5 }) }));
    expect(known(state).summary).toMatchObject({
      title: 'Pier',
      version: 6,
      lastSeq: 5,
      me: { pinned: true },
    });
    expect(known(state).ranges).toBe(known(start).ranges);
  });

  it('keep who came, who went and who has another role', () => {
    const start = stateWith([conversation({ memberCount: 2 })]);
    const came = conversationChanged(0, {
      info: info({ memberCount: 4 }),
      membersChanged: [member(grace), member(linus)],
    });
    const went = conversationChanged(1, { membersGone: [linus.id] });
    const promoted = conversationChanged(2, { membersChanged: [member(grace, { role: 'admin' })] });
    const state = after(start, came, went, promoted);
    expect(known(state).members).toEqual({ [grace.id]: member(grace, { role: 'admin' }) });
    expect(known(state)).toMatchObject({ membersVersion: 3 });
    expect(state.users[linus.id]).toEqual(linus);
  });

  it('tell one’s own new role', () => {
    const state = after(
      stateWith(),
      conversationChanged(0, { membersChanged: [member(ada, { role: 'owner' })] }),
    );
    expect(me(state).role).toBe('owner');
  });

  it('show newcomers as having read what is there, and forget who went', () => {
    const watermarks = [
      { userId: ada.id, deliveredSeq: 4, readSeq: 4 },
      { userId: grace.id, deliveredSeq: 5, readSeq: 2 },
    ];
    const start = stateWith([conversation({ lastSeq: 5, watermarks })]);
    const state = after(
      start,
      conversationChanged(5, { membersChanged: [member(linus)], membersGone: [grace.id] }),
    );
    expect(known(state).summary.watermarks).toEqual([
      { userId: ada.id, deliveredSeq: 4, readSeq: 4 },
      { userId: linus.id, deliveredSeq: 5, readSeq: 5 },
    ]);
  });

  it('tell no receipts above their limit, and ask for them when they fall below it', () => {
    const watermarks = [{ userId: ada.id, deliveredSeq: 0, readSeq: 0 }];
    const start = stateWith([conversation({ memberCount: 50, watermarks })]);
    const grown = reduce(start, conversationChanged(0, { info: info({ memberCount: 51 }) }));
    expect(known(grown.state).summary.watermarks).toEqual([]);
    const shrunk = reduce(grown.state, conversationChanged(1, { info: info({ memberCount: 50 }) }));
    expect(shrunk.unsure).toEqual([harbour]);
  });

  it('are ignored twice and reported early', () => {
    const event = conversationChanged(0, { info: info({ title: 'Pier' }) });
    const state = after(stateWith(), event);
    expect(after(state, event)).toBe(state);
    expect(reduce(state, conversationChanged(2, {})).missed).toEqual([harbour]);
  });
});

describe('versions that conversations have by now', () => {
  const versions = (...items: [string, number][]): SocketEvent => ({
    channel: 'conversations',
    type: 'versions',
    data: { items },
  });

  it('report those that are older here, or not known', () => {
    const state = stateWith([conversation({ lastSeq: 5 })]);
    expect(reduce(state, versions([harbour, 6], [lighthouse, 0])).missed).toEqual([harbour, lighthouse]);
    expect(reduce(state, versions([harbour, 5]))).toEqual({ state, missed: [], unsure: [] });
  });
});

describe('one’s own membership', () => {
  const start = stateWith([
    conversation({ lastSeq: 5, me: membership({ readSeq: 2, unread: 3, unreadMentions: 2 }) }),
  ]);

  it('is taken over', () => {
    const muted = membership({ readSeq: 5, mutedUntil: '2030-01-01T00:00:00.000Z', pinned: true });
    expect(me(after(start, membershipEvent(muted)))).toEqual(muted);
  });

  it('counts what the server had not counted yet', () => {
    const named = message(6, { mentions: [ada.id] });
    const state = after(
      start,
      added(5, 6, { messages: [named] }),
      membershipEvent(membership({ readSeq: 5 })),
    );
    expect(me(state)).toMatchObject({ readSeq: 5, unread: 1, unreadMentions: 1 });
  });

  it('does not count twice what the server had counted already', () => {
    const early = membershipEvent(membership({ readSeq: 5, unread: 1, unreadMentions: 1 }));
    const named = added(5, 6, { messages: [message(6, { mentions: [ada.id] })] });
    expect(me(after(start, early, named))).toMatchObject({ readSeq: 5, unread: 1, unreadMentions: 1 });
  });

  it('never falls behind what this device has read', () => {
    const read = after(start, membershipEvent(membership({ readSeq: 5 })));
    const late = membershipEvent(membership({ readSeq: 3, unread: 2, unreadMentions: 1, archived: true }));
    expect(me(after(read, late))).toMatchObject({ readSeq: 5, unread: 0, unreadMentions: 0, archived: true });
  });

  it('of a conversation that is not known is reported', () => {
    expect(reduce(stateWith([]), membershipEvent(membership())).missed).toEqual([harbour]);
  });
});

describe('receipts', () => {
  const advanced = (userId: string, deliveredSeq: number, readSeq: number): SocketEvent => ({
    channel: 'receipts',
    type: 'advanced',
    data: { conversationId: harbour, watermarks: [{ userId, deliveredSeq, readSeq }] },
  });

  it('only rise, in whatever order they come', () => {
    const start = stateWith([conversation({ lastSeq: 9 })]);
    const state = after(start, advanced(grace.id, 7, 7), advanced(grace.id, 9, 3), advanced(linus.id, 4, 0));
    expect(known(state).summary.watermarks).toEqual([
      { userId: grace.id, deliveredSeq: 9, readSeq: 7 },
      { userId: linus.id, deliveredSeq: 4, readSeq: 0 },
    ]);
  });

  it('do not tell what others have read to whoever keeps it to themselves', () => {
    const start = { ...stateWith([conversation({ lastSeq: 9 })]), discreet: true };
    const state = after(start, advanced(grace.id, 7, 7), advanced(ada.id, 5, 5));
    expect(known(state).summary.watermarks).toEqual([
      { userId: ada.id, deliveredSeq: 5, readSeq: 5 },
      { userId: grace.id, deliveredSeq: 7, readSeq: 0 },
    ]);
  });

  it('of a conversation that is not known are no gap', () => {
    const state = stateWith([]);
    expect(reduce(state, advanced(grace.id, 1, 1))).toEqual({ state, missed: [], unsure: [] });
  });
});

describe('typing', () => {
  const typing = (type: 'started' | 'stopped', userId: string): SocketEvent => ({
    channel: 'typing',
    type,
    data: { conversationId: harbour, userId },
  });

  it('is told of the others, each once', () => {
    const state = after(
      stateWith(),
      typing('started', grace.id),
      typing('started', linus.id),
      typing('started', grace.id),
      typing('started', ada.id),
    );
    expect(state.typing).toEqual({ [harbour]: [grace.id, linus.id] });
    expect(after(state, typing('stopped', grace.id)).typing).toEqual({ [harbour]: [linus.id] });
  });
});

describe('contacts', () => {
  const interest = {
    id: idOf(50),
    box: 'received' as const,
    user: grace,
    note: '',
    createdAt: '2026-11-20T09:30:00.000Z',
  };
  const friend = { user: grace, since: '2026-11-20T09:30:00.000Z' };
  const loaded: ChatState = { ...stateWith([]), contacts: { friends: {}, interests: {}, blocked: {} } };

  it('are kept once they were loaded', () => {
    const asked = after(loaded, { channel: 'contacts', type: 'interest-received', data: interest });
    expect(asked.contacts?.interests).toEqual({ [interest.id]: interest });
    const friends = after(
      asked,
      { channel: 'contacts', type: 'interest-gone', data: { interestId: interest.id } },
      { channel: 'contacts', type: 'friend-added', data: friend },
      { channel: 'contacts', type: 'blocks-changed', data: { userId: linus.id, blocked: true } },
    );
    expect(friends.contacts).toEqual({
      friends: { [grace.id]: friend },
      interests: {},
      blocked: { [linus.id]: true },
    });
    expect(friends.users[grace.id]).toEqual(grace);
    const alone = after(
      friends,
      { channel: 'contacts', type: 'friend-removed', data: { userId: grace.id } },
      { channel: 'contacts', type: 'blocks-changed', data: { userId: linus.id, blocked: false } },
    );
    expect(alone.contacts).toEqual({ friends: {}, interests: {}, blocked: {} });
  });

  it('that nobody asked for are not', () => {
    const state = stateWith([]);
    expect(after(state, { channel: 'contacts', type: 'friend-added', data: friend })).toBe(state);
  });
});

/** One of each, by channel and type: a new row in EVENTS needs one here, and the compiler says so. */
const EXAMPLES: {
  [C in SocketEvent['channel']]: {
    [T in Extract<SocketEvent, { channel: C }>['type']]: Extract<
      SocketEvent,
      { channel: C; type: T }
    >['data'];
  };
} = {
  session: {
    closing: { reason: 'SERVER_RESTART', reconnect: true, message: 'The server restarts.' },
    error: { code: 'MALFORMED_FRAME', message: 'No.', retryable: false, requestId: 'request-1' },
    missed: {},
  },
  contacts: {
    'interest-received': {
      id: idOf(50),
      box: 'received',
      user: grace,
      note: '',
      createdAt: '2026-11-20T09:30:00.000Z',
    },
    'interest-sent': {
      id: idOf(51),
      box: 'sent',
      user: linus,
      note: '',
      createdAt: '2026-11-20T09:30:00.000Z',
    },
    'interest-gone': { interestId: idOf(52) },
    'friend-added': { user: linus, since: '2026-11-20T09:30:00.000Z' },
    'friend-removed': { userId: grace.id },
    'blocks-changed': { userId: grace.id, blocked: true },
  },
  conversations: {
    joined: conversation({ id: lighthouse }),
    gone: { conversationId: harbour, reason: 'removed' },
    changed: {
      conversationId: harbour,
      since: 5,
      version: 6,
      info: info({ title: 'Pier' }),
      membersChanged: [],
      membersGone: [],
    },
    versions: { items: [[harbour, 5]] },
    membership: { conversationId: harbour, me: membership({ pinned: true }) },
  },
  messages: {
    added: { conversationId: harbour, since: 5, version: 6, messages: [message(6)], users: [] },
    changed: {
      conversationId: harbour,
      since: 5,
      version: 6,
      messages: [message(5, { version: 6, text: 'edited' })],
      users: [],
    },
    hidden: { conversationId: harbour, seq: 4 },
  },
  typing: {
    started: { conversationId: harbour, userId: linus.id },
    stopped: { conversationId: harbour, userId: grace.id },
  },
  presence: { changed: { userId: grace.id, online: true, lastSeen: null } },
  receipts: {
    advanced: { conversationId: harbour, watermarks: [{ userId: grace.id, deliveredSeq: 5, readSeq: 5 }] },
  },
};

describe('every event', () => {
  const start: ChatState = {
    ...stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 }),
    contacts: {
      friends: { [grace.id]: { user: grace, since: '2026-11-20T09:30:00.000Z' } },
      interests: {
        [idOf(52)]: {
          id: idOf(52),
          box: 'sent',
          user: linus,
          note: '',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      },
      blocked: {},
    },
    typing: { [harbour]: [grace.id] },
  };
  const events = Object.entries(EXAMPLES).flatMap(([channel, types]) =>
    Object.entries(types).map(([type, data]) => ({ channel, type, data }) as SocketEvent),
  );

  it('has an example', () => {
    const names = Object.entries(EVENTS).flatMap(([channel, types]) =>
      Object.keys(types).map((type) => `${channel}/${type}`),
    );
    expect(events.map(({ channel, type }) => `${channel}/${type}`)).toEqual(names);
  });

  it.each(events)('$channel/$type changes a part of what is known, and never in place', (event) => {
    const before = structuredClone(start);
    const { state, missed } = reduce(start, event);
    expect(start).toEqual(before);
    expect(missed).toEqual([]);
    const onlyAsks = event.channel === 'session' || event.type === 'versions';
    if (onlyAsks) expect(state).toBe(start);
    else expect(state).not.toEqual(start);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
