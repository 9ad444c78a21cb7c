import { Injectable } from '@nestjs/common';
import { AppError, type Message } from '@parley/contracts';
import { ConversationEntity, MessageEntity, type Reader, type Tx } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { ConversationEvents } from './conversation-events.ts';
import { peopleIn, toMessages } from './message-rows.ts';

type Changed = Partial<Pick<MessageEntity, 'text' | 'extras' | 'editedAt' | 'deletedAt'>>;

/** The one way to change a message that is there: one change of its conversation, told to everybody in it. */
@Injectable()
export class MessageChange {
  constructor(
    private readonly cards: UserCards,
    private readonly events: ConversationEvents,
  ) {}

  /** Needs the conversation's lock, and stores it. What hangs on the message, such as its reactions, is stored before. */
  async make(
    tx: Tx,
    conversation: ConversationEntity,
    row: MessageEntity,
    changed: Changed = {},
  ): Promise<Message> {
    const { id: conversationId, version: since } = conversation;
    const version = since + 1;
    conversation.version = version;
    Object.assign(row, changed, { version });
    await tx.manager.update(MessageEntity, { conversationId, seq: row.seq }, { ...changed, version });
    await tx.manager.update(ConversationEntity, conversationId, { version });
    const messages = await toMessages(tx, [row]);
    const users = await this.cards.of(tx, peopleIn(messages));
    const data = { conversationId, since, version, messages, users };
    this.events.send(tx, conversationId, [{ channel: 'messages', type: 'changed', data }]);
    const [message] = messages;
    if (!message) throw new Error('A row makes a message.');
    return message;
  }

  /** The message as it is, where there was nothing to change. */
  async unchanged(reader: Reader, row: MessageEntity): Promise<Message> {
    const [message] = await toMessages(reader, [row]);
    if (!message) throw new Error('A row makes a message.');
    return message;
  }
}

/** Throws NOT_FOUND where there is no such message. */
export async function findMessage(
  { manager }: Reader,
  conversationId: string,
  seq: number,
): Promise<MessageEntity> {
  const row = await manager.findOneBy(MessageEntity, { conversationId, seq });
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** What somebody wrote and is still there; what is deleted is not found, and notes are nobody's. */
export async function findWritten(
  reader: Reader,
  conversationId: string,
  seq: number,
): Promise<MessageEntity> {
  const row = await findMessage(reader, conversationId, seq);
  if (row.deletedAt) throw new AppError('NOT_FOUND');
  if (row.extras.note) throw new AppError('FORBIDDEN');
  return row;
}
