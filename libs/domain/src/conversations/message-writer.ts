import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError, type MessageAccepted, type PersonalEvent } from '@parley/contracts';
import { Database, isUniqueViolation, marks, MessageEntity, rowsOf, type Tx } from '@parley/database';
import { failpoint, planted } from '@parley/infra';
import { JOBS } from '../runtime/job-policies.ts';
import { UserCards } from '../accounts/user-cards.ts';
import {
  insertMessages,
  lockConversations,
  type OpenConversation,
  readByWriting,
  storeCounters,
} from './batch-rows.ts';
import { atLeast } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { noteMentions } from './mentions.ts';
import { type Content, MessageContents, type PermittedMessage } from './message-contents.ts';
import { peopleIn, toMessage } from './message-rows.ts';
import { type IndexedRange } from './message-indexing.ts';
import { type NewMessage } from './new-message.ts';
import { PostingRules } from './posting-rules.ts';
import { type Results, SendQueue } from './send-queue.ts';

/**
 * Writes what people send, whichever edge it came by. One transaction for all that waits: an accepted message is committed,
 * has the next seq of its conversation, and is there once, however often it was sent.
 */
@Injectable()
export class MessageWriter {
  private readonly queue: SendQueue<NewMessage, MessageAccepted>;

  constructor(
    private readonly database: Database,
    private readonly events: ConversationEvents,
    private readonly rules: PostingRules,
    private readonly contents: MessageContents,
    private readonly cards: UserCards,
    { settings }: Config,
  ) {
    this.queue = new SendQueue((messages, answer) => this.writeAll(messages, answer), settings.SEND_BATCH);
  }

  /** Resolves when the message is committed; publishing follows right after. */
  async write(message: NewMessage): Promise<MessageAccepted> {
    try {
      return await this.queue.push(message);
    } catch (error) {
      // The same clientId is being written in another conversation at this moment; the second look finds it there.
      if (isUniqueViolation(error)) return this.queue.push(message);
      throw error;
    }
  }

  private writeAll(
    messages: readonly NewMessage[],
    answer: (results: Results<MessageAccepted>) => void,
  ): Promise<void> {
    return this.database.write(async (tx) => {
      const conversations = await lockConversations(
        tx,
        new Set(messages.map(({ conversationId }) => conversationId)),
      );
      const sent = await this.alreadySent(tx, messages);
      const fresh = messages.filter((message) => !sent.has(keyOf(message)));
      const contents = await this.contentsOf(tx, fresh, conversations);
      const added = new Map<OpenConversation, MessageEntity[]>();
      const results = messages.map((message) => {
        const earlier = sent.get(keyOf(message));
        if (earlier) {
          return earlier.fingerprint === message.fingerprint ? accepted(earlier) : new AppError('CONFLICT');
        }
        const conversation = conversations.get(message.conversationId);
        const content = contents.get(message);
        if (!conversation || !content) return new AppError('NOT_FOUND');
        if (content instanceof AppError) return content;
        const row = append(tx.now, conversation, message, content);
        sent.set(keyOf(message), row);
        const others = added.get(conversation);
        if (others) others.push(row);
        else added.set(conversation, [row]);
        return accepted(row);
      });
      const events = await this.store(tx, added);
      if (planted('ack-before-commit')) answer(results);
      tx.afterCommit(() => failpoint('send.before-ack'));
      // The senders do not wait for the publishing, which comes next.
      tx.afterCommit(() => answer(results));
      tx.afterCommit(() => failpoint('send.before-publish'));
      this.events.sendAll(tx, events);
      await failpoint('send.before-commit');
    });
  }

  private async alreadySent(tx: Tx, messages: readonly NewMessage[]): Promise<Map<string, MessageEntity>> {
    const clientIds = messages.map(({ draft }) => draft.clientId);
    const found = await rowsOf(tx, MessageEntity, `WHERE clientId IN (${marks(clientIds)})`, clientIds);
    return new Map(found.map((row) => [sentKey(row), row]));
  }

  /** What to store of each, or why not. */
  private async contentsOf(
    tx: Tx,
    messages: readonly NewMessage[],
    conversations: ReadonlyMap<string, OpenConversation>,
  ): Promise<Map<NewMessage, Content | AppError>> {
    const roles = await this.rules.rolesOf(tx, messages, conversations);
    const outcomes = new Map<NewMessage, Content | AppError>();
    const permitted: PermittedMessage[] = [];
    for (const [message, role] of roles) {
      const lastSeq = conversations.get(message.conversationId)?.lastSeq ?? 0;
      if (role instanceof AppError) outcomes.set(message, role);
      else permitted.push({ message, mayCallEveryone: atLeast(role, 'admin'), lastSeq });
    }
    const contents = await this.contents.of(tx, permitted);
    permitted.forEach(({ message }, index) => {
      const content = contents[index];
      if (content) outcomes.set(message, content);
    });
    return outcomes;
  }

  /** Answers what to tell in each conversation. */
  private async store(
    tx: Tx,
    added: ReadonlyMap<OpenConversation, readonly MessageEntity[]>,
  ): Promise<Map<string, PersonalEvent[]>> {
    const events = new Map<string, PersonalEvent[]>();
    if (added.size === 0) return events;
    const all = [...added.values()].flat();
    await insertMessages(tx, all);
    await noteMentions(tx, all);
    await storeCounters(tx, [...added.keys()]);
    await readByWriting(tx, all);
    await tx.enqueue({ name: JOBS.indexMessages, payload: { ranges: [...added].map(rangeOf) } });
    for (const [{ id, version }, rows] of added) {
      const messages = rows.map((row) => toMessage(row));
      const users = await this.cards.of(tx, peopleIn(messages));
      const data = { conversationId: id, since: version - rows.length, version, messages, users };
      events.set(id, [{ channel: 'messages', type: 'added', data }]);
    }
    return events;
  }
}

function keyOf({ senderId, draft }: NewMessage): string {
  return sentKey({ senderId, clientId: draft.clientId });
}

function sentKey({ senderId, clientId }: Pick<MessageEntity, 'senderId' | 'clientId'>): string {
  return `${senderId}/${clientId}`;
}

function accepted({ conversationId, seq, version, createdAt }: MessageEntity): MessageAccepted {
  return { conversationId, seq, version, createdAt: createdAt.toISOString() };
}

/** Gives the message the next seq and version of its conversation. */
function append(
  now: Date,
  conversation: OpenConversation,
  { senderId, draft, fingerprint }: NewMessage,
  { text, extras }: Content,
): MessageEntity {
  conversation.lastSeq += 1;
  conversation.version += 1;
  return {
    conversationId: conversation.id,
    seq: conversation.lastSeq,
    version: conversation.version,
    senderId,
    clientId: planted('no-deduplication') ? randomUUID() : draft.clientId,
    fingerprint,
    text,
    extras,
    createdAt: now,
    editedAt: null,
    deletedAt: null,
  };
}

function rangeOf([{ id, lastSeq }, rows]: readonly [
  OpenConversation,
  readonly MessageEntity[],
]): IndexedRange {
  return { conversationId: id, fromSeq: lastSeq - rows.length + 1, toSeq: lastSeq };
}
