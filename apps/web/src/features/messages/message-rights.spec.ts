import { type ConversationSummary } from '@parley/client';
import { Conversation, Message } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { mayPost, rightsOn } from './message-rights.ts';

const example = Conversation.parse(Conversation.meta()?.example);
const message = Message.parse(Message.meta()?.example);
const NOBODY = {};

const group = (role: 'owner' | 'admin' | 'member', posting: 'everyone' | 'admins'): ConversationSummary => ({
  ...example,
  kind: 'group',
  peer: null,
  posting,
  me: { ...example.me, role },
});
const direct = (peer: ConversationSummary['peer']): ConversationSummary => ({
  ...example,
  kind: 'direct',
  peer,
});
const rights = (summary: ConversationSummary, change: Partial<Message>) =>
  rightsOn({ ...message, editedAt: null, forwardedFrom: null, ...change }, summary, 'me', NOBODY);
const ada = { id: 'ada', username: 'ada', displayName: 'Ada', about: '', avatarUrl: null };

describe('whoever', () => {
  it.each([
    ['a member of a group', group('member', 'everyone'), true],
    ['a member of a channel', group('member', 'admins'), false],
    ['an admin of a channel', group('admin', 'admins'), true],
    ['somebody with a friend', direct(ada), true],
    ['somebody whose friend deleted their account', direct(null), false],
  ])('%s may write: %j', (_who, summary, may) => {
    expect(mayPost(summary, NOBODY)).toBe(may);
  });

  it('blocked the other one may not write', () => {
    expect(mayPost(direct(ada), { ada: true })).toBe(false);
  });
});

it('lets people edit their own words only, and none that were passed on', () => {
  const here = group('owner', 'everyone');
  expect(rights(here, { senderId: 'me' }).edit).toBe(true);
  expect(rights(here, { senderId: 'ada' }).edit).toBe(false);
  expect(rights(here, { senderId: 'me', forwardedFrom: { userId: 'ada', name: 'Ada' } }).edit).toBe(false);
});

it('lets admins take down and pin what others wrote, and members not', () => {
  const { deleteForEveryone, pin } = rights(group('admin', 'everyone'), { senderId: 'ada' });
  expect([deleteForEveryone, pin]).toEqual([true, true]);
  const member = rights(group('member', 'everyone'), { senderId: 'ada' });
  expect([member.deleteForEveryone, member.pin]).toEqual([false, false]);
});

it('lets both people of a direct conversation pin', () => {
  expect(rights(direct(ada), { senderId: 'ada' }).pin).toBe(true);
});

it('lets readers of a channel react, but not reply', () => {
  const { react, reply } = rights(group('member', 'admins'), { senderId: 'ada' });
  expect([react, reply]).toEqual([true, false]);
});

it('leaves nothing to do with what is deleted', () => {
  const left = rights(group('owner', 'everyone'), { senderId: 'me', deletedAt: message.createdAt });
  expect(Object.values(left)).toEqual(Object.values(left).map(() => false));
});
