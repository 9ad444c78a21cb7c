import { z } from 'zod';
import { Conversation, ConversationInfo, Member, Membership } from './conversations.ts';
import {
  ADA,
  CONVERSATION,
  CONVERSATION_ID,
  CONVERSATION_INFO,
  GRACE,
  MEMBER,
  MEMBERSHIP,
  MESSAGE,
  MESSAGE_REACTED_TO,
  WATERMARK,
} from './examples.ts';
import { LIMITS } from './limits.ts';
import { Message, Version, Watermark } from './messages.ts';
import { Id } from './primitives.ts';
import { User } from './users.ts';

/**
 * Changes carry the version before and after them: `since` and `version`. A client that is at `since` applies the change and
 * is at `version`; one that is behind `since` has missed something and syncs; one that is past `version` ignores it.
 */
const change = { conversationId: Id, since: Version, version: Version };

export const MessagesAdded = z
  .object({
    ...change,
    messages: z.array(Message),
    users: z.array(User).describe('Everybody whom the messages name.'),
  })
  .meta({
    id: 'MessagesAdded',
    example: { conversationId: CONVERSATION_ID, since: 56, version: 57, messages: [MESSAGE], users: [ADA] },
  });
export type MessagesAdded = z.infer<typeof MessagesAdded>;

export const MessagesChanged = z
  .object({ ...change, messages: z.array(Message).describe('As they are now.'), users: z.array(User) })
  .meta({
    id: 'MessagesChanged',
    example: {
      conversationId: CONVERSATION_ID,
      since: 57,
      version: 58,
      messages: [MESSAGE_REACTED_TO],
      users: [ADA, GRACE],
    },
  });
export type MessagesChanged = z.infer<typeof MessagesChanged>;

export const ConversationChanged = z
  .object({
    ...change,
    info: ConversationInfo,
    membersChanged: z.array(Member).describe('Who joined or has another role.'),
    membersGone: z.array(Id),
  })
  .meta({
    id: 'ConversationChanged',
    example: {
      conversationId: CONVERSATION_ID,
      since: 58,
      version: 59,
      info: { ...CONVERSATION_INFO, version: 59 },
      membersChanged: [MEMBER],
      membersGone: [],
    },
  });
export type ConversationChanged = z.infer<typeof ConversationChanged>;

export const SyncRequest = z
  .strictObject({
    known: z
      .array(z.tuple([Id, Version]))
      .max(LIMITS.syncConversations, `At most ${LIMITS.syncConversations} at once.`)
      .describe(
        'The conversations that the client has, each with its version: in the order of their ids, from the cursor on, as many as fit.',
      ),
    cursor: Id.optional().describe('`nextCursor` of the answer before.'),
  })
  .meta({ id: 'SyncRequest', example: { known: [[CONVERSATION_ID, 41]] } });
export type SyncRequest = z.infer<typeof SyncRequest>;

/** What happened to a conversation since the version that the client has. */
export const ConversationDelta = z
  .object({
    recovered: z
      .boolean()
      .describe(
        'True: `messages` are all that were added or changed since. False: too much; drop what you have of it.',
      ),
    conversation: Conversation.describe('As it is now.'),
    messages: z.array(Message),
    members: z.array(Member).describe('Who joined or changed since.'),
    membersGone: z.array(Id),
    users: z.array(User),
  })
  .meta({
    id: 'ConversationDelta',
    example: {
      recovered: true,
      conversation: CONVERSATION,
      messages: [MESSAGE],
      members: [],
      membersGone: [],
      users: [ADA],
    },
  });
export type ConversationDelta = z.infer<typeof ConversationDelta>;

/** What changes about a conversation without a new version of it. */
export const ConversationStanding = z
  .object({ conversationId: Id, me: Membership, watermarks: z.array(Watermark) })
  .meta({
    id: 'ConversationStanding',
    example: { conversationId: CONVERSATION_ID, me: MEMBERSHIP, watermarks: [WATERMARK] },
  });
export type ConversationStanding = z.infer<typeof ConversationStanding>;

export const HiddenMessages = z
  .object({
    conversationId: Id,
    seqs: z.array(z.number().int()).describe(`The newest, ${LIMITS.syncMessages} at most.`),
  })
  .meta({ id: 'HiddenMessages', example: { conversationId: CONVERSATION_ID, seqs: [7, 12] } });
export type HiddenMessages = z.infer<typeof HiddenMessages>;

export const SyncAnswer = z
  .object({
    changed: z.array(ConversationDelta).describe('New to the client, or newer than what it has.'),
    standings: z
      .array(ConversationStanding)
      .describe(
        'Of those that the client has as they are: how far everybody is, and what concerns you alone.',
      ),
    hidden: z.array(HiddenMessages).describe('What you deleted for yourself, where there is any.'),
    gone: z.array(Id).describe('Conversations that the client has and is no member of any more.'),
    nextCursor: Id.nullable().describe('Null when there is no more.'),
  })
  .meta({
    id: 'SyncAnswer',
    example: {
      changed: [ConversationDelta.meta()?.example],
      standings: [],
      hidden: [HiddenMessages.meta()?.example],
      gone: [],
      nextCursor: null,
    },
  });
export type SyncAnswer = z.infer<typeof SyncAnswer>;

export const ConversationVersions = z
  .object({ items: z.array(z.tuple([Id, Version])) })
  .meta({ id: 'ConversationVersions', example: { items: [[CONVERSATION_ID, 57]] } });
export type ConversationVersions = z.infer<typeof ConversationVersions>;
