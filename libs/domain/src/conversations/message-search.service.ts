import { Injectable } from '@nestjs/common';
import {
  AppError,
  Id,
  type MessageSearchPage,
  type MessageSearchQuery,
  SeqInAddress,
} from '@parley/contracts';
import { Database, MemberEntity, MessageEntity, type Reader } from '@parley/database';
import { In, IsNull } from 'typeorm';
import { z } from 'zod';
import { UserCards } from '../accounts/user-cards.ts';
import { type Principal } from '../accounts/principal.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { ConversationAccess } from './conversation-access.ts';
import { type Found, MessageIndex } from './message-index.ts';
import { peopleIn, toMessages } from './message-rows.ts';
import { searchedWords } from './message-words.ts';
import { placeKey } from './reaction-rows.ts';

const NOTHING: MessageSearchPage = { items: [], users: [], nextCursor: null };
const Cursor = z.tuple([
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  Id,
  SeqInAddress,
]);

/** Finding what was said in the conversations that one is in. New and edited messages are found a moment later. */
@Injectable()
export class MessageSearch {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly index: MessageIndex,
    private readonly cards: UserCards,
  ) {}

  search(
    { userId }: Principal,
    { query, conversationId, cursor, limit }: MessageSearchQuery,
  ): Promise<MessageSearchPage> {
    const after = cursor === undefined ? null : placeAt(cursor);
    const searched = searchedWords(query);
    return this.database.read(async (reader) => {
      const conversationIds = await this.conversationsOf(reader, userId, conversationId);
      if (searched.length === 0 || conversationIds.length === 0) return NOTHING;
      const order = { userId, conversationIds, searched, after, limit: limit + 1 };
      const found = await this.index.find(reader, order);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const items = await toMessages(reader, await rowsAt(reader, page));
      return {
        items,
        users: await this.cards.of(reader, peopleIn(items)),
        nextCursor: found.length > limit && last ? cursorAt(last) : null,
      };
    });
  }

  private async conversationsOf(
    reader: Reader,
    userId: string,
    conversationId: string | undefined,
  ): Promise<string[]> {
    if (conversationId !== undefined) {
      await this.access.read(reader, userId, conversationId);
      return [conversationId];
    }
    const members = await reader.manager.find(MemberEntity, {
      select: { conversationId: true },
      where: { userId, state: 'active' },
    });
    return members.map((member) => member.conversationId);
  }
}

/** In the order of the places; without what was deleted since it was found. */
async function rowsAt({ manager }: Reader, places: readonly Found[]): Promise<MessageEntity[]> {
  if (places.length === 0) return [];
  const rows = await manager.find(MessageEntity, {
    where: [...Map.groupBy(places, ({ conversationId }) => conversationId)].map(
      ([conversationId, ofOne]) => ({
        conversationId,
        seq: In(ofOne.map(({ seq }) => seq)),
        deletedAt: IsNull(),
      }),
    ),
  });
  const byPlace = new Map(rows.map((row) => [placeKey(row), row]));
  return places.flatMap((place) => byPlace.get(placeKey(place)) ?? []);
}

function cursorAt({ sentAt, conversationId, seq }: Found): string {
  return encodeCursor(String(sentAt), conversationId, String(seq));
}

function placeAt(cursor: string): Found {
  const place = Cursor.safeParse(decodeCursor(cursor, 3));
  if (!place.success) throw AppError.field('cursor', 'Not a cursor of this list.');
  const [sentAt, conversationId, seq] = place.data;
  return { sentAt, conversationId, seq };
}
