import { type ChatSnapshot, reduce } from '@parley/client';
import { type Conversation, type Message } from '@parley/contracts';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { describeArrivals, isWorthSaying } from './arrivals.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'parley', resources: { en: { parley: en } } });
});

const AT = '2026-11-20T09:30:00.000Z';
const now = Date.parse(AT);
const grace = { id: 'grace', username: 'grace', displayName: 'Grace', about: '', avatarUrl: null };

const message = (change: Partial<Message> = {}): Message => ({
  conversationId: 'harbour',
  seq: 1,
  version: 1,
  senderId: 'grace',
  clientId: '0b8f6a52-8f0e-4c0f-9a3b-000000000001',
  text: 'At **ten**',
  note: null,
  replyTo: null,
  forwardedFrom: null,
  mentions: [],
  mentionsEveryone: false,
  reactions: [],
  createdAt: AT,
  editedAt: null,
  deletedAt: null,
  ...change,
});

const conversation = (change: Partial<Conversation>): Conversation => ({
  id: 'harbour',
  kind: 'group',
  visibility: 'private',
  posting: 'everyone',
  title: 'Harbour walk',
  description: '',
  createdAt: AT,
  version: 1,
  lastSeq: 1,
  memberCount: 2,
  pinnedSeqs: [],
  me: {
    role: 'member',
    joinedAt: AT,
    readSeq: 0,
    unread: 1,
    unreadMentions: 0,
    markedUnread: false,
    mutedUntil: null,
    pinned: false,
    archived: false,
  },
  peer: null,
  lastMessage: null,
  watermarks: [],
  users: [grace],
  ...change,
});

function snapshot(...conversations: Conversation[]): ChatSnapshot {
  const empty = {
    me: 'ada',
    discreet: false,
    users: {},
    conversations: {},
    contacts: null,
    typing: {},
    presence: {},
  };
  const chat = conversations.reduce<ChatSnapshot['chat']>(
    (state, data) => reduce(state, { channel: 'conversations', type: 'joined', data }).state,
    empty,
  );
  return {
    connection: { state: 'offline' },
    synced: true,
    ready: 'current',
    storage: 'ok',
    chat,
    pending: [],
  };
}

const harbour = conversation({});
const direct = conversation({ id: 'direct', kind: 'direct', title: '', peer: grace });

it('says who has written what, and where that is not the same', () => {
  const all = snapshot(harbour, direct);
  expect(describeArrivals([message()], all, i18next.t)).toBe('Grace in Harbour walk: At ten');
  expect(describeArrivals([message({ conversationId: 'direct' })], all, i18next.t)).toBe('Grace: At ten');
});

it('counts where there is more than one', () => {
  const all = snapshot(harbour, direct);
  const two = [message(), message({ seq: 2 })];
  expect(describeArrivals(two, all, i18next.t)).toBe('2 new messages in Harbour walk');
  expect(describeArrivals([...two, message({ conversationId: 'direct' })], all, i18next.t)).toBe(
    '3 new messages in 2 conversations',
  );
});

it('interrupts nobody for what they wrote themselves, for notes, and for what is muted', () => {
  const muted = snapshot(conversation({ me: { ...harbour.me, mutedUntil: '9000-01-01T00:00:00.000Z' } }));
  const all = snapshot(harbour);
  expect(isWorthSaying(message(), all, now)).toBe(true);
  expect(isWorthSaying(message({ senderId: 'ada' }), all, now)).toBe(false);
  expect(isWorthSaying(message({ note: { type: 'joined' }, text: '' }), all, now)).toBe(false);
  expect(isWorthSaying(message({ conversationId: 'gone' }), all, now)).toBe(false);
  expect(isWorthSaying(message(), muted, now)).toBe(false);
  expect(isWorthSaying(message({ mentions: ['ada'] }), muted, now)).toBe(true);
});
