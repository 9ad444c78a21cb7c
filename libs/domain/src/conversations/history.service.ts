import { Injectable } from '@nestjs/common';
import { AppError, type History, type HistoryQuery, type Message } from '@parley/contracts';
import { Database, type MessageEntity, type Reader } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { type Principal } from '../accounts/principal.ts';
import { ConversationAccess, type Extent } from './conversation-access.ts';
import { peopleIn, toMessages } from './message-rows.ts';
import { type MessageRange, visibleTo } from './visible-messages.ts';

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
      const extent = await this.access.extent(reader, userId, conversationId);
      const place = { reader, userId, conversationId, ...extent };
      const { rows, hasBefore, hasAfter } = await stretchOf(place, query);
      const messages = await toMessages(reader, rows);
      return { messages, users: await this.cards.of(reader, peopleIn(messages)), hasBefore, hasAfter };
    });
  }

  async one({ userId }: Principal, conversationId: string, seq: number): Promise<Message> {
    return this.database.read(async (reader) => {
      await this.access.extent(reader, userId, conversationId);
      const only = { after: seq - 1, before: seq + 1, order: 'seq', limit: 1 } as const;
      const rows = await visibleTo(reader, userId, conversationId, only);
      const [message] = await toMessages(reader, rows);
      if (!message) throw new AppError('NOT_FOUND');
      return message;
    });
  }
}

interface Place extends Extent {
  readonly reader: Reader;
  readonly userId: string;
  readonly conversationId: string;
}

interface Stretch {
  readonly rows: readonly MessageEntity[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

async function stretchOf(place: Place, { before, after, around, limit }: HistoryQuery): Promise<Stretch> {
  if (after !== undefined) {
    const { rows, hasMore } = await newer(place, after, limit);
    const first = rows.at(0)?.seq ?? after + 1;
    return { rows, hasBefore: await isAnyBefore(place, first), hasAfter: hasMore };
  }
  if (around !== undefined) {
    const upTo = await older(place, around + 1, Math.ceil(limit / 2));
    const from = await newer(place, around, limit - upTo.rows.length);
    return { rows: [...upTo.rows, ...from.rows], hasBefore: upTo.hasMore, hasAfter: from.hasMore };
  }
  const { rows, hasMore } = await older(place, before, limit);
  const last = rows.at(-1)?.seq ?? (before === undefined ? place.lastSeq : before - 1);
  return { rows, hasBefore: hasMore, hasAfter: await isAnyAfter(place, last) };
}

async function isAnyBefore(place: Place, seq: number): Promise<boolean> {
  return Math.min(seq - 1, place.lastSeq) > 0 && (!place.hasGaps || (await older(place, seq, 0)).hasMore);
}

async function isAnyAfter(place: Place, seq: number): Promise<boolean> {
  return seq < place.lastSeq && (!place.hasGaps || (await newer(place, seq, 0)).hasMore);
}

interface Found {
  /** Ascending. */
  readonly rows: readonly MessageEntity[];
  readonly hasMore: boolean;
}

/** The last ones before the seq. */
async function older(place: Place, before: number | undefined, limit: number): Promise<Found> {
  const rows = await visible(place, { before, order: 'seq DESC', limit: limit + 1 });
  return { rows: rows.slice(0, limit).reverse(), hasMore: rows.length > limit };
}

/** The first ones after the seq. */
async function newer(place: Place, after: number, limit: number): Promise<Found> {
  const rows = await visible(place, { after, order: 'seq', limit: limit + 1 });
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

function visible({ reader, userId, conversationId }: Place, range: MessageRange) {
  return visibleTo(reader, userId, conversationId, range);
}
