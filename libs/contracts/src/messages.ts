import { z } from 'zod';
import { ACCEPTED, ADA, CONVERSATION_ID, DRAFT, GRACE, MESSAGE, REACTION, WATERMARK } from './examples.ts';
import { LIMITS } from './limits.ts';
import { PageQuery } from './paging.ts';
import { Id, Timestamp, singleLine } from './primitives.ts';
import { User } from './users.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;
const LARGEST = 2_147_483_647;

/** The place of a message in its conversation: 1 for the first, with no number left out. */
export const Seq = z
  .number('A whole number.')
  .int('A whole number.')
  .min(1, 'At least 1.')
  .max(LARGEST, 'No conversation is that long.');

/** The same in an address, where everything is text. */
export const SeqInAddress = z.coerce.number('A whole number.').pipe(Seq);

/** Counts the changes of a conversation: every message, edit, reaction, new title or member is one more. */
export const Version = z.number('A whole number.').int('A whole number.').min(0).max(LARGEST);

/** What people write: any Unicode that can be stored, trimmed at its ends. */
export const MessageText = z
  .string()
  .max(LIMITS.messageText, `At most ${LIMITS.messageText} characters.`)
  .refine(
    (text) => !LONE_SURROGATE.test(text) && !text.includes('\0'),
    'Contains characters that cannot be stored.',
  )
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(1, 'Must not be empty.').max(LIMITS.messageText))
  .meta({ example: 'Good morning!' });

export const ClientId = z
  .uuid('A UUID.')
  .toLowerCase()
  .describe('A UUID that the client makes for each message: sending it again gives what the first time gave.')
  .meta({ example: DRAFT.clientId });

/** One emoji as Unicode lists them; flags, skin tones and families included. */
export const Emoji = z
  .string()
  .max(LIMITS.emoji, 'Not an emoji.')
  .refine((text) => /^\p{RGI_Emoji}$/v.test(text), 'Not an emoji.')
  .meta({ example: '👍' });

export const MemberRole = z.enum(['owner', 'admin', 'member']).meta({ id: 'MemberRole' });
export type MemberRole = z.infer<typeof MemberRole>;

/** What happened in a conversation, told in the place of a message. */
export const SystemNote = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('created') }),
    z.object({ type: z.literal('members-added'), userIds: z.array(Id) }),
    z.object({ type: z.literal('joined') }),
    z.object({ type: z.literal('left') }),
    z.object({ type: z.literal('member-removed'), userId: Id }),
    z.object({ type: z.literal('member-banned'), userId: Id }),
    z.object({ type: z.literal('role-changed'), userId: Id, role: MemberRole }),
    z.object({ type: z.literal('title-changed'), title: z.string() }),
    z.object({ type: z.literal('message-pinned'), seq: z.number().int() }),
  ])
  .meta({ id: 'SystemNote' });
export type SystemNote = z.infer<typeof SystemNote>;

export const Reaction = z
  .object({
    emoji: z.string(),
    count: z.number().int(),
    userIds: z.array(Id).describe(`Who reacted, the earliest first; ${LIMITS.reactionUsersShown} at most.`),
  })
  .meta({ id: 'Reaction', example: REACTION });
export type Reaction = z.infer<typeof Reaction>;

export const Message = z
  .object({
    conversationId: Id,
    seq: z.number().int(),
    version: Version.describe('The version of the conversation in which this message last changed.'),
    senderId: Id.describe('Who wrote it, or did what the note tells.'),
    clientId: z.string(),
    text: z.string().describe('Empty once deleted, and for notes.'),
    note: SystemNote.nullable(),
    replyTo: z.number().int().nullable().describe('The seq of the message that it answers.'),
    forwardedFrom: z.object({ userId: Id, name: z.string() }).nullable(),
    mentions: z.array(Id).describe('Members whom the text names.'),
    mentionsEveryone: z.boolean(),
    reactions: z.array(Reaction),
    createdAt: Timestamp,
    editedAt: Timestamp.nullable(),
    deletedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Message', example: MESSAGE });
export type Message = z.infer<typeof Message>;

const draft = {
  clientId: ClientId,
  text: MessageText.optional().describe('Needed unless a message is forwarded.'),
  replyTo: Seq.optional().describe('The seq of a message of this conversation.'),
  forward: z
    .strictObject({ conversationId: Id, seq: Seq })
    .optional()
    .describe('A message of a conversation of yours whose text is passed on.'),
};
const oneSource = { message: 'Give either a text or a message to forward.', path: ['text'] };
const hasOneSource = ({ text, forward }: { text?: unknown; forward?: unknown }) =>
  (text === undefined) !== (forward === undefined);

export const MessageDraft = z
  .strictObject(draft)
  .refine(hasOneSource, oneSource)
  .meta({ id: 'MessageDraft', example: DRAFT });
export type MessageDraft = z.infer<typeof MessageDraft>;

/** What an accepted message got; a retry gets the same. */
export const MessageAccepted = z
  .object({ conversationId: Id, seq: z.number().int(), version: Version, createdAt: Timestamp })
  .meta({ id: 'MessageAccepted', example: ACCEPTED });
export type MessageAccepted = z.infer<typeof MessageAccepted>;

export const MessageEdit = z
  .strictObject({ text: MessageText })
  .meta({ id: 'MessageEdit', example: { text: 'Good morning, all!' } });
export type MessageEdit = z.infer<typeof MessageEdit>;

export const MessageDeletion = z
  .strictObject({ for: z.enum(['everyone', 'me']).default('everyone') })
  .meta({ example: { for: 'everyone' } });
export type MessageDeletion = z.infer<typeof MessageDeletion>;

/** A message that somebody deleted for themselves alone. */
export const MessageHidden = z
  .object({ conversationId: Id, seq: z.number().int() })
  .meta({ id: 'MessageHidden', example: { conversationId: CONVERSATION_ID, seq: 42 } });
export type MessageHidden = z.infer<typeof MessageHidden>;

/** An earlier wording of an edited message. */
export const MessageWording = z
  .object({ text: z.string(), version: Version, until: Timestamp.describe('When it was replaced.') })
  .meta({
    id: 'MessageWording',
    example: { text: 'Godo morning!', version: 57, until: '2026-11-20T09:31:00.000Z' },
  });
export const MessageWordings = z
  .object({ items: z.array(MessageWording) })
  .meta({ id: 'MessageWordings', example: { items: [MessageWording.meta()?.example] } });
export type MessageWordings = z.infer<typeof MessageWordings>;

export const HistoryQuery = z
  .strictObject({
    before: SeqInAddress.optional().describe('The messages next before this seq.'),
    after: SeqInAddress.optional().describe('The messages next after this seq.'),
    around: SeqInAddress.optional().describe('This message and those on both sides of it.'),
    limit: z.coerce
      .number('A whole number.')
      .int('A whole number.')
      .min(1)
      .max(LIMITS.page.max, `At most ${LIMITS.page.max}.`)
      .default(LIMITS.page.default),
  })
  .refine(
    ({ before, after, around }) => [before, after, around].filter((seq) => seq !== undefined).length <= 1,
    {
      message: 'Give one of before, after and around.',
      path: ['before'],
    },
  );
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export const History = z
  .object({
    messages: z.array(Message).describe('By seq, ascending.'),
    users: z.array(User).describe('Everybody whom the messages name.'),
    hasBefore: z.boolean(),
    hasAfter: z.boolean(),
  })
  .meta({
    id: 'History',
    example: { messages: [MESSAGE], users: [ADA], hasBefore: true, hasAfter: false },
  });
export type History = z.infer<typeof History>;

/** How far somebody is; a message up to `readSeq` is read, up to `deliveredSeq` delivered. */
export const Watermark = z
  .object({
    userId: Id,
    deliveredSeq: z.number().int(),
    readSeq: z.number().int().describe('0 where that person keeps read receipts to themselves, or you do.'),
  })
  .meta({ id: 'Watermark', example: WATERMARK });
export type Watermark = z.infer<typeof Watermark>;

export const MessageReceipts = z
  .object({
    items: z.array(
      z.object({
        user: User,
        deliveredAt: Timestamp.nullable(),
        readAt: Timestamp.nullable().describe(
          'Null also where that person keeps read receipts to themselves, or you do.',
        ),
      }),
    ),
  })
  .meta({
    id: 'MessageReceipts',
    example: { items: [{ user: GRACE, deliveredAt: '2026-11-20T09:30:01.000Z', readAt: null }] },
  });
export type MessageReceipts = z.infer<typeof MessageReceipts>;

export const SeqReached = z.strictObject({ seq: Seq }).meta({ id: 'SeqReached', example: { seq: 42 } });
export type SeqReached = z.infer<typeof SeqReached>;

export const ReceiptsAdvanced = z.object({ conversationId: Id, watermarks: z.array(Watermark) }).meta({
  id: 'ReceiptsAdvanced',
  example: { conversationId: CONVERSATION_ID, watermarks: [WATERMARK] },
});
export type ReceiptsAdvanced = z.infer<typeof ReceiptsAdvanced>;

export const MessageSearchQuery = PageQuery.extend({
  query: singleLine(1, LIMITS.searchQuery.max).describe(
    'Words, of which the last may be just begun; any part of a text that is written without spaces.',
  ),
  conversationId: Id.optional().describe('Leave out to search all conversations that you are in.'),
});
export type MessageSearchQuery = z.infer<typeof MessageSearchQuery>;

export const MessageSearchPage = z
  .object({
    items: z.array(Message).describe('The newest first.'),
    users: z.array(User).describe('Everybody whom the messages name.'),
    nextCursor: z.string().nullable().describe('Null on the last page.'),
  })
  .meta({
    id: 'MessageSearchPage',
    example: { items: [MESSAGE], users: [ADA], nextCursor: null },
  });
export type MessageSearchPage = z.infer<typeof MessageSearchPage>;
