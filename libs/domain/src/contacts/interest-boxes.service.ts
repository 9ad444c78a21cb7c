import { Injectable } from '@nestjs/common';
import { type InterestList, type InterestPage } from '@parley/contracts';
import { Database, InterestEntity, type Reader, UserEntity } from '@parley/database';
import { In } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { toInterest, VISIBLE_TO_RECEIVER, VISIBLE_TO_SENDER } from './interest-records.ts';

/** For each box: whose it is, who is the other one, and what is in it. */
const BOXES = {
  sent: { owner: 'senderId', other: 'receiverId', visible: VISIBLE_TO_SENDER },
  received: { owner: 'receiverId', other: 'senderId', visible: VISIBLE_TO_RECEIVER },
} as const;

/** The requests that wait for an answer, as each of the two sees them. */
@Injectable()
export class InterestBoxes {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  list({ userId }: Principal, { box, cursor, limit }: InterestList): Promise<InterestPage> {
    const { owner, other, visible } = BOXES[box];
    return this.database.read(async (reader) => {
      const rows = reader.manager
        .createQueryBuilder(InterestEntity, 'interest')
        // Who is about to leave is not shown; if they come back, so does their request.
        .innerJoin(UserEntity, 'user', `user.id = interest.${other} AND user.deletionAt IS NULL`)
        .where({ [owner]: userId, ...visible })
        .orderBy('interest.id', 'DESC')
        .limit(limit + 1);
      if (cursor !== undefined) {
        const [before] = decodeCursor(cursor, 1);
        rows.andWhere('interest.id < :before', { before });
      }
      const found = await rows.getMany();
      const interests = found.slice(0, limit);
      const people = await peopleById(
        reader,
        interests.map((interest) => interest[other]),
      );
      const items = interests.flatMap((interest) => {
        const user = people.get(interest[other]);
        return user ? [toInterest(interest, box, user)] : [];
      });
      const last = interests.at(-1);
      return { items, nextCursor: found.length > limit && last ? encodeCursor(last.id) : null };
    });
  }
}

async function peopleById({ manager }: Reader, ids: readonly string[]): Promise<Map<string, UserEntity>> {
  const people = await manager.findBy(UserEntity, { id: In(ids) });
  return new Map(people.map((user) => [user.id, user]));
}
