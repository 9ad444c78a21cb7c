import { Injectable } from '@nestjs/common';
import { AppError, type Conversation, type Room, type RoomPage, type RoomSearch } from '@parley/contracts';
import { ConversationEntity, Database, MemberEntity, type Reader } from '@parley/database';
import { Brackets, In } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { escapeLike, nameKey } from '../accounts/search-keys.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { Arrivals } from './arrivals.ts';
import { ConversationAccess } from './conversation-access.ts';
import { ConversationViews } from './conversation-views.ts';

/** Public groups, which everybody finds and may come into. */
@Injectable()
export class Rooms {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly arrivals: Arrivals,
  ) {}

  /** By title; those in which somebody is. */
  search({ userId }: Principal, { query, cursor, limit }: RoomSearch): Promise<RoomPage> {
    return this.database.read(async (reader) => {
      const rooms = reader.manager
        .createQueryBuilder(ConversationEntity, 'room')
        .where("room.visibility = 'public' AND room.kind = 'group' AND room.memberCount > 0")
        .orderBy('room.titleKey')
        .addOrderBy('room.id')
        .limit(limit + 1);
      if (query !== undefined) rooms.andWhere(titled(query));
      if (cursor !== undefined) {
        const [afterTitle, afterId] = decodeCursor(cursor, 2);
        rooms.andWhere(
          '(room.titleKey > :afterTitle OR (room.titleKey = :afterTitle AND room.id > :afterId))',
          {
            afterTitle,
            afterId,
          },
        );
      }
      const found = await rooms.getMany();
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const nextCursor = found.length > limit && last ? encodeCursor(last.titleKey, last.id) : null;
      return { items: await toRooms(reader, userId, page), nextCursor };
    });
  }

  /** Where one is already, nothing happens. */
  join({ userId }: Principal, conversationId: string): Promise<Conversation> {
    return this.database.write(async (tx) => {
      const conversation = await this.access.lockConversation(tx, conversationId);
      if (!conversation) throw new AppError('NOT_FOUND');
      // To those who are not in it, a private group is not there.
      const access =
        conversation.visibility === 'public'
          ? await this.arrivals.enter(tx, conversation, userId)
          : await this.access.read(tx, userId, conversationId);
      return this.views.of(tx, access);
    });
  }
}

/** As those see them who are not in them. */
export async function toRooms(
  { manager }: Reader,
  userId: string,
  conversations: readonly ConversationEntity[],
): Promise<Room[]> {
  const members = await manager.findBy(MemberEntity, {
    conversationId: In(conversations.map(({ id }) => id)),
    userId,
    state: 'active',
  });
  const mine = new Set(members.map(({ conversationId }) => conversationId));
  return conversations.map(({ id, title, description, posting, memberCount }) => ({
    id,
    title,
    description,
    posting,
    memberCount,
    joined: mine.has(id),
  }));
}

/** By the start of any of its words; by nothing, where the query is but accents. */
function titled(query: string): Brackets {
  const key = escapeLike(nameKey(query));
  return new Brackets((either) => {
    if (key === '') {
      either.where('1 = 0');
      return;
    }
    either.where("room.titleKey LIKE :start ESCAPE '!'", { start: `${key}%` });
    either.orWhere("room.titleKey LIKE :word ESCAPE '!'", { word: `% ${key}%` });
  });
}
