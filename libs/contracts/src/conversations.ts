import { z } from 'zod';
import { CONVERSATION, CONVERSATION_ID, CONVERSATION_INFO, MEMBER, MEMBERSHIP } from './examples.ts';
import { LIMITS } from './limits.ts';
import { MemberRole, Message, Version, Watermark } from './messages.ts';
import { PageQuery, pageOf } from './paging.ts';
import { Id, Timestamp, multiLine, singleLine } from './primitives.ts';
import { User } from './users.ts';

export const Visibility = z
  .enum(['private', 'public'])
  .describe('A public group is a room that anybody finds and joins.')
  .meta({ id: 'Visibility' });
export const Posting = z
  .enum(['everyone', 'admins'])
  .describe('Where only admins post, a group is a broadcast channel.')
  .meta({ id: 'Posting' });

const Title = singleLine(1, LIMITS.conversationTitle).meta({ example: 'Harbour walk' });
const Description = multiLine(LIMITS.conversationDescription).meta({
  example: 'Sundays at ten, by the lighthouse.',
});

/** What everybody sees alike of a conversation. */
const shared = {
  id: Id,
  kind: z.enum(['direct', 'group']),
  visibility: Visibility,
  posting: Posting,
  title: z.string().describe('Empty in direct conversations: they are named after the other one.'),
  description: z.string(),
  createdAt: Timestamp,
  version: Version,
  lastSeq: z.number().int().describe('The seq of the newest message; 0 before the first.'),
  memberCount: z.number().int(),
  pinnedSeqs: z.array(z.number().int()).describe('Pinned messages, the latest pin first.'),
};

export const ConversationInfo = z.object(shared).meta({ id: 'ConversationInfo', example: CONVERSATION_INFO });
export type ConversationInfo = z.infer<typeof ConversationInfo>;

/** What concerns one member alone. */
export const Membership = z
  .object({
    role: MemberRole,
    joinedAt: Timestamp,
    readSeq: z
      .number()
      .int()
      .describe(
        'So far you have read; what you write, or do as a note tells, you have read with all above it.',
      ),
    unread: z.number().int(),
    unreadMentions: z.number().int(),
    markedUnread: z.boolean(),
    mutedUntil: Timestamp.nullable(),
    pinned: z.boolean(),
    archived: z.boolean(),
  })
  .meta({ id: 'Membership', example: MEMBERSHIP });
export type Membership = z.infer<typeof Membership>;

export const Conversation = z
  .object({
    ...shared,
    me: Membership,
    peer: User.nullable().describe('The other one of a direct conversation.'),
    lastMessage: Message.nullable(),
    watermarks: z
      .array(Watermark)
      .describe(`How far the others are, in conversations of up to ${LIMITS.receiptMembers} members.`),
    users: z.array(User).describe('Everybody whom the last message names.'),
  })
  .meta({ id: 'Conversation', example: CONVERSATION });
export type Conversation = z.infer<typeof Conversation>;

export const NewConversation = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('direct'), userId: Id }),
    z.strictObject({
      kind: z.literal('group'),
      title: Title,
      description: Description.default(''),
      memberIds: z
        .array(Id)
        .max(LIMITS.membersAtOnce, `At most ${LIMITS.membersAtOnce} at once.`)
        .default([]),
      visibility: Visibility.default('private'),
      posting: Posting.default('everyone'),
    }),
  ])
  .meta({ id: 'NewConversation', example: { kind: 'group', title: 'Harbour walk', memberIds: [] } });
export type NewConversation = z.infer<typeof NewConversation>;

export const ConversationChange = z
  .strictObject({
    title: Title.optional(),
    description: Description.optional(),
    visibility: Visibility.optional(),
    posting: Posting.optional(),
  })
  .meta({ id: 'ConversationChange', example: { title: 'Harbour walk' } });
export type ConversationChange = z.infer<typeof ConversationChange>;

export const MembershipChange = z
  .strictObject({
    mutedUntil: Timestamp.nullable()
      .optional()
      .describe('Null to hear of it again; far in the future for always.'),
    pinned: z.boolean().optional(),
    archived: z.boolean().optional(),
    markedUnread: z.boolean().optional(),
  })
  .meta({ id: 'MembershipChange', example: { pinned: true } });
export type MembershipChange = z.infer<typeof MembershipChange>;

export const ConversationPage = pageOf('ConversationPage', Conversation);
export type ConversationPage = z.infer<typeof ConversationPage>;

/** A public room, as those see it who are not in it. */
export const Room = z
  .object({
    id: Id,
    title: z.string(),
    description: z.string(),
    posting: Posting,
    memberCount: z.number().int(),
    joined: z.boolean(),
  })
  .meta({
    id: 'Room',
    example: {
      id: CONVERSATION_ID,
      title: 'Harbour walk',
      description: 'Sundays at ten, by the lighthouse.',
      posting: 'everyone',
      memberCount: 2,
      joined: false,
    },
  });
export type Room = z.infer<typeof Room>;
export const RoomSearch = PageQuery.extend({
  query: singleLine(1, LIMITS.searchQuery.max)
    .optional()
    .describe('The start of a word of the title; leave out for all.'),
});
export type RoomSearch = z.infer<typeof RoomSearch>;
export const RoomPage = pageOf('RoomPage', Room);
export type RoomPage = z.infer<typeof RoomPage>;

export const Member = z
  .object({ user: User, role: MemberRole, joinedAt: Timestamp })
  .meta({ id: 'Member', example: MEMBER });
export type Member = z.infer<typeof Member>;
export const MemberPage = pageOf('MemberPage', Member);
export type MemberPage = z.infer<typeof MemberPage>;

export const Ban = z.object({ user: User }).meta({ id: 'Ban', example: { user: MEMBER.user } });
export const BanPage = pageOf('BanPage', Ban);
export type BanPage = z.infer<typeof BanPage>;

export const NewMembers = z
  .strictObject({
    userIds: z.array(Id).min(1).max(LIMITS.membersAtOnce, `At most ${LIMITS.membersAtOnce} at once.`),
  })
  .meta({ id: 'NewMembers', example: { userIds: ['01JD3V6W7Y8Z9A0B1C2D3E4F5G'] } });
export type NewMembers = z.infer<typeof NewMembers>;

export const RoleChange = z
  .strictObject({ role: MemberRole.describe('Making somebody the owner makes the owner an admin.') })
  .meta({ id: 'RoleChange', example: { role: 'admin' } });
export type RoleChange = z.infer<typeof RoleChange>;

export const MemberRemoval = z
  .strictObject({
    ban: z.enum(['true', 'false']).default('false').describe('Keeps the person from coming back.'),
  })
  .meta({ example: { ban: 'false' } });
export type MemberRemoval = z.infer<typeof MemberRemoval>;

export const JoinCode = z
  .object({
    code: z.string(),
    url: z.string().describe('Opens the web client at the question whether to join.'),
    expiresAt: Timestamp.nullable(),
    usesLeft: z.number().int().nullable(),
  })
  .meta({
    id: 'JoinCode',
    example: {
      code: 'kX3v9QpLr2Tz',
      url: 'https://chat.example.org/join/kX3v9QpLr2Tz',
      expiresAt: '2026-11-21T09:30:00.000Z',
      usesLeft: 10,
    },
  });
export type JoinCode = z.infer<typeof JoinCode>;
export const NewJoinCode = z
  .strictObject({
    expiresInHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 365)
      .optional(),
    maxUses: z.number().int().min(1).max(10_000).optional(),
  })
  .meta({ id: 'NewJoinCode', example: { expiresInHours: 24, maxUses: 10 } });
export type NewJoinCode = z.infer<typeof NewJoinCode>;
export const JoinByCode = z
  .strictObject({
    code: z
      .string()
      .min(1)
      .max(LIMITS.joinCode)
      .regex(/^[A-Za-z0-9_-]+$/, 'Not a join code.'),
  })
  .meta({ id: 'JoinByCode', example: { code: 'kX3v9QpLr2Tz' } });
export type JoinByCode = z.infer<typeof JoinByCode>;

export const ConversationGone = z
  .object({ conversationId: Id, reason: z.enum(['left', 'removed', 'banned']) })
  .meta({ id: 'ConversationGone', example: { conversationId: CONVERSATION_ID, reason: 'removed' } });
export type ConversationGone = z.infer<typeof ConversationGone>;

export const MembershipChanged = z.object({ conversationId: Id, me: Membership }).meta({
  id: 'MembershipChanged',
  example: { conversationId: CONVERSATION_ID, me: MEMBERSHIP },
});
export type MembershipChanged = z.infer<typeof MembershipChanged>;
