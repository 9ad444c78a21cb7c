import { describe, expect, it } from 'vitest';
import {
  ada,
  clientIdOf,
  conversation,
  grace,
  harbour,
  idOf,
  lighthouse,
  linus,
  member,
  membership,
  message,
  stateWith,
} from './chat.fixture.ts';
import { type PendingMessage } from './outbox.ts';
import {
  archivedConversations,
  blockedPeople,
  conversationList,
  friendsOf,
  groupsWith,
  interestsIn,
  isBlocked,
  membersOf,
  messagesOf,
  relationTo,
  typingIn,
  unreadConversations,
  userOf,
} from './selectors.ts';
import { type ChatSnapshot } from './snapshot.ts';
import { type ChatState } from './state.ts';

const AT = '2026-11-20T09:30:00.000Z';

const snapshot = (chat: ChatState, pending: PendingMessage[] = []): ChatSnapshot => ({
  connection: { state: 'offline' },
  synced: true,
  ready: 'current',
  storage: 'ok',
  chat,
  pending,
});

const pending = (number: number, conversationId = harbour): PendingMessage => ({
  clientId: clientIdOf(number),
  userId: ada.id,
  conversationId,
  draft: { clientId: clientIdOf(number), text: 'Hello' },
  place: number,
  createdAt: AT,
  state: 'waiting',
  problem: null,
  acceptedSeq: null,
});

describe('the messages of a conversation', () => {
  const state = stateWith([conversation({ lastSeq: 9 })], { from: 5, to: 9 });

  it('end with what is on its way, each once', () => {
    const list = messagesOf(snapshot(state, [pending(9), pending(10), pending(11, lighthouse)]), harbour);
    expect(list.messages.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9]);
    expect(list.pending.map(({ clientId }) => clientId)).toEqual([clientIdOf(10)]);
    expect(list).toMatchObject({ hasBefore: true, hasAfter: false });
  });

  it('are the same object for all who ask for places of one stretch', () => {
    const now = snapshot(state);
    const newest = messagesOf(now, harbour);
    expect(messagesOf(now, harbour, 6)).toBe(newest);
    expect(messagesOf(now, harbour, 2)).toBe(messagesOf(now, harbour, 3));
    expect(messagesOf(now, harbour)).toBe(newest);
  });

  it('are the same object before anything is loaded, too', () => {
    const now = snapshot(stateWith([conversation({ lastSeq: 9 })]), [pending(10)]);
    const newest = messagesOf(now, harbour);
    const older = messagesOf(now, harbour, 2);
    expect(newest).toMatchObject({ messages: [], pending: [{}], hasAfter: false });
    expect(older).toMatchObject({ messages: [], pending: [], hasAfter: true });
    expect(messagesOf(now, harbour)).toBe(newest);
    expect(messagesOf(now, harbour, 2)).toBe(older);
  });

  it('of an older stretch do not', () => {
    const known = {
      ...state.conversations[harbour],
      ranges: [{ from: 1, to: 2, messages: [message(1), message(2)] }],
    };
    const older = { ...state, conversations: { [harbour]: known } } as ChatState;
    const list = messagesOf(snapshot(older, [pending(10)]), harbour, 2);
    expect(list).toMatchObject({
      messages: [{ seq: 1 }, { seq: 2 }],
      pending: [],
      hasBefore: false,
      hasAfter: true,
    });
  });

  it('are none where nothing is loaded, or nothing known', () => {
    expect(messagesOf(snapshot(stateWith([conversation({ lastSeq: 9 })])), harbour)).toMatchObject({
      messages: [],
      hasBefore: true,
      hasAfter: false,
    });
    expect(messagesOf(snapshot(stateWith()), harbour)).toMatchObject({ hasBefore: false, hasAfter: false });
    expect(messagesOf(snapshot(stateWith([])), harbour).messages).toEqual([]);
  });

  it('are the same object as long as nothing of them changes', () => {
    const waiting = [pending(10)];
    const before = messagesOf(snapshot(state, waiting), harbour);
    const elsewhere = {
      ...state,
      presence: { [grace.id]: { userId: grace.id, online: true, lastSeen: null } },
    };
    expect(messagesOf(snapshot(elsewhere, waiting), harbour)).toBe(before);
  });
});

describe('the conversations', () => {
  const at = (minute: number) => `2026-11-20T09:${minute}:00.000Z`;
  const later = (number: number, minute: number, me = membership()) =>
    conversation({ id: idOf(number), lastSeq: 1, me, lastMessage: message(1, { createdAt: at(minute) }) });
  const state = stateWith([
    later(101, 31),
    later(102, 33),
    later(103, 32, membership({ pinned: true })),
    later(104, 34, membership({ archived: true, unread: 1 })),
    conversation({ id: idOf(105), createdAt: at(35) }),
  ]);
  const ids = (list: readonly { summary: { id: string } }[]) => list.map(({ summary }) => summary.id);

  it('are listed with the pinned ones first, then by what happened last', () => {
    expect(ids(conversationList(snapshot(state)))).toEqual([103, 105, 102, 101].map(idOf));
    expect(ids(archivedConversations(snapshot(state)))).toEqual([idOf(104)]);
    expect(conversationList(snapshot(state))).toBe(conversationList(snapshot({ ...state, typing: {} })));
  });

  it('ask for attention unless they are muted or archived', () => {
    const now = Date.parse(AT);
    const unread = stateWith([
      later(101, 31, membership({ unread: 3 })),
      later(102, 31, membership({ markedUnread: true })),
      later(103, 31, membership({ unread: 3, mutedUntil: at(59) })),
      later(104, 31, membership({ unread: 3, mutedUntil: '2026-11-20T09:00:00.000Z' })),
      later(105, 31, membership({ unread: 3, archived: true })),
      later(106, 31),
    ]);
    expect(unreadConversations(snapshot(unread), now)).toBe(3);
  });
});

describe('people', () => {
  const interest = (number: number, box: 'received' | 'sent', createdAt: string) => ({
    id: idOf(number),
    box,
    user: grace,
    note: '',
    createdAt,
  });
  const state: ChatState = {
    ...stateWith(),
    users: { [grace.id]: grace },
    typing: { [harbour]: [grace.id] },
    contacts: {
      friends: { [linus.id]: { user: linus, since: AT }, [grace.id]: { user: grace, since: AT } },
      interests: {
        [idOf(50)]: interest(50, 'received', '2026-11-20T09:30:00.000Z'),
        [idOf(51)]: interest(51, 'received', '2026-11-20T09:31:00.000Z'),
        [idOf(52)]: interest(52, 'sent', AT),
      },
      blocked: { [linus.id]: true },
    },
  };

  it('are found by what the interface needs', () => {
    const shown = snapshot(state);
    expect(userOf(shown, grace.id)).toEqual(grace);
    expect(userOf(shown, linus.id)).toBeUndefined();
    expect(typingIn(shown, harbour)).toEqual([grace.id]);
    expect(friendsOf(shown)).toEqual([grace, linus]);
    expect(interestsIn(shown, 'received').map(({ id }) => id)).toEqual([idOf(51), idOf(50)]);
    expect(interestsIn(shown, 'sent')).toBe(interestsIn(snapshot({ ...state, typing: {} }), 'sent'));
    expect([isBlocked(shown, linus.id), isBlocked(shown, grace.id)]).toEqual([true, false]);
  });

  it('stand to each other in ways that stay the same object', () => {
    const shown = snapshot(state);
    const request = interestsIn(shown, 'received')[0];
    expect(relationTo(shown, linus.id)).toEqual({ friend: true, blocked: true, interest: null });
    expect(relationTo(shown, grace.id)).toMatchObject({ friend: true, blocked: false });
    expect(relationTo(shown, grace.id)?.interest?.box).toBe(request?.box);
    expect(relationTo(shown, ada.id)).toEqual({ friend: false, blocked: false, interest: null });
    expect(relationTo(shown, grace.id)).toBe(relationTo(snapshot({ ...state, typing: {} }), grace.id));
    expect(relationTo(snapshot(stateWith()), grace.id)).toBeUndefined();
  });

  it('are blocked by name, where their cards are known', () => {
    expect(blockedPeople(snapshot(state))).toEqual([]);
    const shown = snapshot({ ...state, users: { ...state.users, [linus.id]: linus } });
    expect(blockedPeople(shown)).toEqual([linus]);
    expect(blockedPeople(shown)).toBe(blockedPeople(shown));
  });

  it('share the groups in which they are known to be', () => {
    const known = stateWith().conversations[harbour];
    if (!known) throw new Error('The fixture has it.');
    const among = (summary: Partial<typeof known.summary>, members = {}): ChatSnapshot =>
      snapshot({
        ...stateWith(),
        conversations: {
          [harbour]: { ...known, members, summary: { ...known.summary, watermarks: [], ...summary } },
        },
      });
    const watermarks = [{ userId: grace.id, deliveredSeq: 0, readSeq: 0 }];
    const ids = (shown: ChatSnapshot) => groupsWith(shown, grace.id).map(({ summary }) => summary.id);
    expect(ids(among({ kind: 'group', watermarks }))).toEqual([harbour]);
    expect(ids(among({ kind: 'group' }, { [grace.id]: member(grace) }))).toEqual([harbour]);
    expect(ids(among({ kind: 'group' }))).toEqual([]);
    expect(ids(among({ kind: 'direct', watermarks }))).toEqual([]);
  });

  it('are none before they are loaded', () => {
    const shown = snapshot(stateWith());
    expect([
      friendsOf(shown),
      interestsIn(shown, 'sent'),
      typingIn(shown, harbour),
      membersOf(shown, harbour),
    ]).toEqual([[], [], [], []]);
    expect(isBlocked(shown, linus.id)).toBe(false);
  });

  it('of a conversation are listed by name', () => {
    const known = stateWith().conversations[harbour];
    if (!known) throw new Error('The fixture has it.');
    const members = { [linus.id]: member(linus), [ada.id]: member(ada) };
    const shown = snapshot({ ...stateWith(), conversations: { [harbour]: { ...known, members } } });
    expect(membersOf(shown, harbour).map(({ user }) => user.displayName)).toEqual(['Ada', 'Linus']);
  });
});
