import { type PageQuery } from '@parley/contracts';
import { type UserEntity } from '@parley/database';
import { type SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';

/** A page of the accounts that the query, whose alias is `user`, finds; in the order of their names. */
export async function pageByName(
  query: SelectQueryBuilder<UserEntity>,
  { cursor, limit }: PageQuery,
): Promise<{ users: UserEntity[]; nextCursor: string | null }> {
  query
    .orderBy('user.nameKey')
    .addOrderBy('user.id')
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [afterName, afterId] = decodeCursor(cursor, 2);
    query.andWhere('(user.nameKey > :afterName OR (user.nameKey = :afterName AND user.id > :afterId))', {
      afterName,
      afterId,
    });
  }
  const found = await query.getMany();
  const users = found.slice(0, limit);
  const last = users.at(-1);
  return { users, nextCursor: found.length > limit && last ? encodeCursor(last.nameKey, last.id) : null };
}
