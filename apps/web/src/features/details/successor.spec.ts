import { Member, type MemberRole } from '@parley/contracts';
import { expect, it } from 'vitest';
import { successorOf } from './successor.ts';

const example = Member.parse(Member.meta()?.example);

const member = (id: string, role: MemberRole, day: number): Member => ({
  user: { ...example.user, id },
  role,
  joinedAt: `2026-11-0${day}T09:30:00.000Z`,
});

const owner = member('owner', 'owner', 1);

it('is the admin who has been there longest', () => {
  const members = [owner, member('a', 'member', 2), member('b', 'admin', 4), member('c', 'admin', 3)];
  expect(successorOf(members, 'owner')?.user.id).toBe('c');
});

it('is the member who has been there longest, where there is no admin', () => {
  const members = [owner, member('b', 'member', 2), member('a', 'member', 2), member('c', 'member', 3)];
  expect(successorOf(members, 'owner')?.user.id).toBe('a');
});

it('is nobody where nobody else is', () => {
  expect(successorOf([owner], 'owner')).toBeUndefined();
});
