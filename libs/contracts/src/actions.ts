import { z } from 'zod';
import { CONVERSATION_ID, DRAFT } from './examples.ts';
import {
  Emoji,
  Message,
  MessageAccepted,
  MessageDraft,
  MessageEdit,
  MessageDeletion,
  Seq,
  SeqReached,
} from './messages.ts';
import { PeopleWatched, PresenceList } from './presence.ts';
import { Id } from './primitives.ts';
import { SessionGreeting, SessionHello, SessionRefresh, SessionRefreshed } from './socket.ts';
import { SyncAnswer, SyncRequest } from './sync.ts';

const Nothing = z.object({}).meta({ id: 'Nothing', example: {} });
export type Nothing = z.infer<typeof Nothing>;
const inConversation = { conversationId: Id };
const onMessage = { ...inConversation, seq: Seq };
const messageExample = { conversationId: CONVERSATION_ID, seq: 42 };

export const ConversationRef = z
  .strictObject(inConversation)
  .meta({ id: 'ConversationRef', example: { conversationId: CONVERSATION_ID } });
export type ConversationRef = z.infer<typeof ConversationRef>;

export interface ActionContract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** One sentence for the documentation. */
  readonly summary: string;
}

/** Client to server, by channel and action: all that a frame may ask for. A new action is a new row. */
export const ACTIONS = {
  session: {
    hello: {
      input: SessionHello,
      output: SessionGreeting,
      summary: 'Tells who is connected and how long the access token is still good.',
    },
    refresh: {
      input: SessionRefresh,
      output: SessionRefreshed,
      summary:
        'Keeps the connection alive beyond its access token by showing a newer one of the same session.',
    },
  },
  conversations: {
    sync: {
      input: SyncRequest,
      output: SyncAnswer,
      summary:
        'Answers what has changed since the versions that the client has, or that it must load afresh.',
    },
    open: {
      input: ConversationRef,
      output: Nothing,
      summary: 'Begins to tell who is typing in the conversation.',
    },
    close: { input: ConversationRef, output: Nothing, summary: 'Ends what `open` began.' },
  },
  messages: {
    send: {
      input: MessageDraft.safeExtend(inConversation).meta({
        id: 'MessageSend',
        example: { conversationId: CONVERSATION_ID, ...DRAFT },
      }),
      output: MessageAccepted,
      summary:
        'Sends a message. Answered when it is committed; the same clientId gets the same answer again.',
    },
    edit: {
      input: MessageEdit.extend(onMessage).meta({
        id: 'MessageEditFrame',
        example: { ...messageExample, text: 'Good morning, all!' },
      }),
      output: Message,
      summary: 'Changes the text of a message of one’s own.',
    },
    delete: {
      input: MessageDeletion.extend(onMessage).meta({
        id: 'MessageDeletionFrame',
        example: { ...messageExample, for: 'everyone' },
      }),
      output: Nothing,
      summary: 'Deletes a message for everyone, or for oneself.',
    },
    react: {
      input: z
        .strictObject({
          ...onMessage,
          emoji: Emoji,
          on: z.boolean().default(true).describe('False takes it back.'),
        })
        .meta({ id: 'MessageReactionFrame', example: { ...messageExample, emoji: '👍' } }),
      output: Message,
      summary: 'Adds a reaction to a message, or takes it back.',
    },
    read: {
      input: SeqReached.extend(inConversation).meta({ id: 'MessagesRead', example: messageExample }),
      output: Nothing,
      summary: 'Everything up to this seq has been read.',
    },
    delivered: {
      input: SeqReached.extend(inConversation).meta({ id: 'MessagesDelivered', example: messageExample }),
      output: Nothing,
      summary: 'Everything up to this seq has reached the device.',
    },
  },
  typing: {
    start: {
      input: ConversationRef,
      output: Nothing,
      summary: 'Tells the others that one is typing, for some seconds; for those who may write there.',
    },
    stop: { input: ConversationRef, output: Nothing, summary: 'Ends it before the seconds are over.' },
  },
  presence: {
    watch: {
      input: PeopleWatched,
      output: PresenceList,
      summary: 'Answers who is online and tells of changes from now on, as far as each person allows.',
    },
    unwatch: { input: PeopleWatched, output: Nothing, summary: 'Ends what `watch` began.' },
  },
} as const satisfies Record<string, Record<string, ActionContract>>;

type ActionTable = typeof ACTIONS;
export type ChannelName = keyof ActionTable;
export type ActionName<C extends ChannelName> = keyof ActionTable[C] & string;
type Row<C extends ChannelName, A extends ActionName<C>> = ActionTable[C][A] extends infer R extends
  ActionContract
  ? R
  : never;
/** What a client gives. */
export type ActionInput<C extends ChannelName, A extends ActionName<C>> = z.input<Row<C, A>['input']>;
/** What a client gets. */
export type ActionOutput<C extends ChannelName, A extends ActionName<C>> = z.output<Row<C, A>['output']>;
/** What a handler is given, checked. */
export type ActionData<C extends ChannelName, A extends ActionName<C>> = z.output<Row<C, A>['input']>;
