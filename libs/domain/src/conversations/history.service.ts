import { Injectable } from '@nestjs/common';
import { AppError, type History, type HistoryQuery, type Message } from '@parley/contracts';
import { Database, type MessageEntity, type Reader } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { type Principal } from '../accounts/principal.ts';
import { ConversationAccess } from './conversation-access.ts';
import { peopleIn, toMessages } from './message-rows.ts';
import { visibleTo } from './visible-messages.ts';

/** Reading back. What somebody deleted for themselves is not there for them, and pages are full without it. */
@Injectable()
export class Histories {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly cards: UserCards,
  ) {}

  page({ userId }: Principal, conversationId: string, query: HistoryQuery): Promise<History> {
    return this.database.read(async (reader) => {
      const { conversation } = await this.access.read(reader, userId, conversationId);
      const place = { reader, userId, conversationId };
      const rows = await rowsOf(place, query);
      const messages = await toMessages(reader, rows);
      const first = rows.at(0)?.seq ?? (query.after === undefined ? 1 : query.after + 1);
      const last = rows.at(-1)?.seq ?? (query.before === undefined ? conversation.lastSeq : query.before - 1);
      return {
        messages,
        users: await this.cards.of(reader, peopleIn(messages)),
        hasBefore: first > 1 && (await older(place, first, 1)).length > 0,
        hasAfter: last < conversation.lastSeq && (await newer(place, last, 1)).length > 0,
      };
    });
  }

  async one({ userId }: Principal, conversationId: string, seq: number): Promise<Message> {
    return this.database.read(async (reader) => {
      await this.access.read(reader, userId, conversationId);
      const rows = await visibleTo(reader, userId, conversationId)
        .andWhere('message.seq = :seq', { seq })
        .getMany();
      const [message] = await toMessages(reader, rows);
      if (!message) throw new AppError('NOT_FOUND');
      return message;
    });
  }
}

interface Place {
  readonly reader: Reader;
  readonly userId: string;
  readonly conversationId: string;
}

async function rowsOf(
  place: Place,
  { before, after, around, limit }: HistoryQuery,
): Promise<MessageEntity[]> {
  if (after !== undefined) return newer(place, after, limit);
  if (around === undefined) return older(place, before, limit);
  const upTo = await older(place, around + 1, Math.ceil(limit / 2));
  return [...upTo, ...(await newer(place, around, limit - upTo.length))];
}

/** The last ones before the seq, ascending. */
async function older(place: Place, before: number | undefined, limit: number): Promise<MessageEntity[]> {
  const query = visible(place).orderBy('message.seq', 'DESC');
  if (before !== undefined) query.andWhere('message.seq < :before', { before });
  return (await query.limit(limit).getMany()).reverse();
}

/** The first ones after the seq, ascending. */
async function newer(place: Place, after: number, limit: number): Promise<MessageEntity[]> {
  // TypeORM takes a limit of 0 for none.
  if (limit === 0) return [];
  return visible(place)
    .andWhere('message.seq > :after', { after })
    .orderBy('message.seq', 'ASC')
    .limit(limit)
    .getMany();
}

function visible({ reader, userId, conversationId }: Place) {
  return visibleTo(reader, userId, conversationId);
}
