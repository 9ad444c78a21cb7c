import { z } from 'zod';
import { GRACE } from './examples.ts';
import { LIMITS } from './limits.ts';
import { PageQuery, pageOf } from './paging.ts';
import { Id, Timestamp, multiLine } from './primitives.ts';
import { User } from './users.ts';

const box = z
  .enum(['received', 'sent'])
  .describe('`received`: the other one asks you. `sent`: you ask the other one.');

/** A friend request: somebody's interest in somebody. Which of the two sees it is told by its box. */
export const Interest = z
  .object({
    id: Id,
    box,
    user: User.describe('The other one.'),
    note: z.string().describe('What came with it; empty where nothing did.'),
    createdAt: Timestamp,
  })
  .meta({
    id: 'Interest',
    example: {
      id: '01JD3VB1S8Q6E4R2T0Y9P7M5KA',
      box: 'sent',
      user: GRACE,
      note: 'We met at the harbour.',
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  });
export type Interest = z.infer<typeof Interest>;

export const NewInterest = z
  .strictObject({
    userId: Id,
    note: multiLine(LIMITS.interestNote).default('').describe('A line to introduce yourself.'),
  })
  .meta({ id: 'NewInterest', example: { userId: GRACE.id, note: 'We met at the harbour.' } });
export type NewInterest = z.infer<typeof NewInterest>;

export const Friend = z
  .object({ user: User, since: Timestamp })
  .meta({ id: 'Friend', example: { user: GRACE, since: '2026-11-20T09:30:00.000Z' } });
export type Friend = z.infer<typeof Friend>;

/** Two requests that cross make friends at once, so sending one ends in either of two ways. */
export const InterestOutcome = z
  .object({
    interest: Interest.nullable().describe('What waits for an answer now; null where the two are friends.'),
    friend: Friend.nullable().describe('The new friend, where the other one had asked before.'),
  })
  .meta({ id: 'InterestOutcome', example: { interest: Interest.meta()?.example, friend: null } });
export type InterestOutcome = z.infer<typeof InterestOutcome>;

export const InterestList = PageQuery.extend({ box });
export type InterestList = z.infer<typeof InterestList>;

export const InterestPage = pageOf('InterestPage', Interest);
export type InterestPage = z.infer<typeof InterestPage>;

export const FriendPage = pageOf('FriendPage', Friend);
export type FriendPage = z.infer<typeof FriendPage>;

/** Somebody whom you have blocked. Nobody is told by whom they are. */
export const Block = z
  .object({ user: User, since: Timestamp })
  .meta({ id: 'Block', example: { user: GRACE, since: '2026-11-20T09:30:00.000Z' } });
export type Block = z.infer<typeof Block>;

export const BlockPage = pageOf('BlockPage', Block);
export type BlockPage = z.infer<typeof BlockPage>;

/** How somebody stands to the person who asks. */
export const Relation = z
  .object({
    friend: z.boolean().describe('Whether you are friends.'),
    blocked: z.boolean().describe('Whether you have blocked them.'),
    interest: box.nullable().describe('A request that waits for an answer: theirs to you, or yours to them.'),
    interestId: Id.nullable().describe('The id of that request.'),
  })
  .meta({
    id: 'Relation',
    example: { friend: false, blocked: false, interest: 'sent', interestId: '01JD3VB1S8Q6E4R2T0Y9P7M5KA' },
  });
export type Relation = z.infer<typeof Relation>;

export const UserProfile = User.extend({ relation: Relation }).meta({
  id: 'UserProfile',
  example: { ...GRACE, relation: Relation.meta()?.example },
});
export type UserProfile = z.infer<typeof UserProfile>;

export const InterestGone = z
  .object({ interestId: Id })
  .meta({ id: 'InterestGone', example: { interestId: '01JD3VB1S8Q6E4R2T0Y9P7M5KA' } });

export const FriendRemoved = z
  .object({ userId: Id.describe('Who is not your friend any more.') })
  .meta({ id: 'FriendRemoved', example: { userId: GRACE.id } });

export const BlocksChanged = z
  .object({ userId: Id, blocked: z.boolean().describe('Whether you block them now.') })
  .meta({ id: 'BlocksChanged', example: { userId: GRACE.id, blocked: true } });
