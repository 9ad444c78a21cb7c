import { type KnownConversation } from '@parley/client';
import { Conversation, type MemberRole } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { type Permissions, permissionsOf } from './permissions.ts';

const example = Conversation.parse(Conversation.meta()?.example);

function inGroup(role: MemberRole, change: Partial<Conversation> = {}): Pick<KnownConversation, 'summary'> {
  return {
    summary: {
      ...example,
      kind: 'group',
      visibility: 'private',
      posting: 'everyone',
      ...change,
      me: { ...example.me, role },
    },
  };
}

const granted = (permissions: Permissions) =>
  Object.entries(permissions).flatMap(([name, may]) => (may ? [name] : []));

const ADMIN = ['change', 'add', 'invite', 'pin', 'leave', 'seeBans'];

describe('in a private group', () => {
  it('members add people and leave', () => {
    expect(granted(permissionsOf(inGroup('member')))).toEqual(['add', 'leave']);
  });

  it('admins and the owner do the rest', () => {
    expect(granted(permissionsOf(inGroup('admin')))).toEqual(ADMIN);
    expect(granted(permissionsOf(inGroup('owner')))).toEqual(ADMIN);
  });
});

it('a public room is not for members to bring people into', () => {
  expect(granted(permissionsOf(inGroup('member', { visibility: 'public' })))).toEqual(['leave']);
  expect(granted(permissionsOf(inGroup('admin', { visibility: 'public' })))).toEqual(ADMIN);
});

it('in a channel only admins bring people in', () => {
  expect(granted(permissionsOf(inGroup('member', { posting: 'admins' })))).toEqual(['leave']);
  expect(granted(permissionsOf(inGroup('admin', { posting: 'admins' })))).toEqual(ADMIN);
});

it('a direct conversation has no admins, and both pin', () => {
  expect(granted(permissionsOf(inGroup('member', { kind: 'direct' })))).toEqual(['pin']);
});

it.each<[MemberRole, MemberRole, string[]]>([
  ['owner', 'admin', ['remove', 'giveRole']],
  ['owner', 'member', ['remove', 'giveRole']],
  ['owner', 'owner', []],
  ['admin', 'member', ['remove']],
  ['admin', 'admin', []],
  ['admin', 'owner', []],
  ['member', 'member', []],
])('what an %s may do to an %s: %j', (mine, theirs, expected) => {
  const { remove, giveRole } = permissionsOf(inGroup(mine), { role: theirs });
  expect([...(remove ? ['remove'] : []), ...(giveRole ? ['giveRole'] : [])]).toEqual(expected);
});
