import { type ConversationSummary } from '@parley/client';
import { expect, it } from 'vitest';
import { obstacleIn } from './posting.ts';

const ada = { id: 'ada', username: 'ada', displayName: 'Ada', about: '', avatarUrl: null };
const membership: ConversationSummary['me'] = {
  role: 'member',
  joinedAt: '2026-11-20T09:30:00.000Z',
  readSeq: 0,
  unread: 0,
  unreadMentions: 0,
  markedUnread: false,
  mutedUntil: null,
  pinned: false,
  archived: false,
};
const direct: ConversationSummary = {
  id: 'c',
  kind: 'direct',
  visibility: 'private',
  posting: 'everyone',
  title: '',
  description: '',
  createdAt: '2026-11-20T09:30:00.000Z',
  version: 0,
  lastSeq: 0,
  memberCount: 2,
  pinnedSeqs: [],
  me: membership,
  peer: ada,
  lastMessage: null,
  watermarks: [],
};
const channel: ConversationSummary = { ...direct, kind: 'group', posting: 'admins', peer: null };
const friend = { friend: true, blocked: false, interest: null };

it('lets friends write, and strangers where the server does', () => {
  const stranger = { ...friend, friend: false };
  expect(obstacleIn(direct, friend, 'friends')).toBeNull();
  expect(obstacleIn(direct, stranger, 'friends')).toBe('not-friends');
  expect(obstacleIn(direct, stranger, 'anyone')).toBeNull();
});

it('puts nothing in the way while it does not know', () => {
  expect(obstacleIn(direct, undefined, 'friends')).toBeNull();
  expect(obstacleIn(direct, { ...friend, friend: false }, undefined)).toBeNull();
});

it('has nobody to write to where the other one is blocked or gone', () => {
  expect(obstacleIn(direct, { ...friend, blocked: true }, 'anyone')).toBe('blocked');
  expect(obstacleIn({ ...direct, peer: null }, undefined, 'anyone')).toBe('deleted');
});

it('leaves channels to their admins', () => {
  expect(obstacleIn(channel, undefined, 'friends')).toBe('admins-only');
  expect(obstacleIn({ ...channel, me: { ...membership, role: 'admin' } }, undefined, 'friends')).toBeNull();
});
