import { Injectable } from '@nestjs/common';
import { AppError, Email, Phone, type User, type UserPage, type UserSearch } from '@parley/contracts';
import { BlockEntity, Database, type Reader, UserEntity } from '@parley/database';
import { type LimitRule, Limits } from '@parley/infra';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { toUser } from './me.ts';
import { pageByName } from './pages-by-name.ts';
import { type Principal } from './principal.ts';
import { caseKey, escapeLike, nameKey } from './search-keys.ts';
import { findUser } from './user-records.ts';

/** Enough for people who look for people, too few for going through a list of numbers. */
const CONTACT_LOOKUPS: LimitRule = { name: 'contact-lookup', points: 200, seconds: 3600 };

/** Finding other people. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
  ) {}

  async get(_asker: Principal, id: string): Promise<User> {
    const user = await this.database.read((reader) => findUser(reader, id));
    if (!user || user.deletionAt) throw new AppError('NOT_FOUND');
    return toUser(user);
  }

  /** By part of a name or username; by phone or address only whole, and only those who want to be found by it. */
  async search({ userId }: Principal, search: UserSearch): Promise<UserPage> {
    const contact = contactIn(search.query);
    if (contact) {
      const { allowed, resetSeconds } = await this.limits.consume(CONTACT_LOOKUPS, userId);
      if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
    }
    return this.database.read(async (reader) => {
      const exact = contact && (await this.findByContact(reader, userId, contact));
      if (exact) return { items: exact.id === userId ? [] : [toUser(exact)], nextCursor: null };
      return this.findByName(reader, userId, search);
    });
  }

  private async findByContact(reader: Reader, userId: string, contact: Contact): Promise<UserEntity | null> {
    const user = await findable(reader, userId)
      .andWhere('phone' in contact ? contact : { emailKey: caseKey(contact.email) })
      .getOne();
    const wantsIt = 'phone' in contact ? user?.settings.findByPhone : user?.settings.findByEmail;
    return wantsIt ? user : null;
  }

  private async findByName(
    reader: Reader,
    userId: string,
    { query, ...page }: UserSearch,
  ): Promise<UserPage> {
    const handle = escapeLike(caseKey(query.replace(/^@/, '')));
    const name = escapeLike(nameKey(query));
    const rows = findable(reader, userId)
      .andWhere('user.id != :userId', { userId })
      .andWhere(
        new Brackets((either) => {
          either.where("user.usernameKey LIKE :handle ESCAPE '!'", { handle: `${handle}%` });
          if (query.startsWith('@') || name === '') return;
          either.orWhere("user.nameKey LIKE :start ESCAPE '!'", { start: `${name}%` });
          either.orWhere("user.nameKey LIKE :word ESCAPE '!'", { word: `% ${name}%` });
        }),
      );
    const { users, nextCursor } = await pageByName(rows, page);
    return { items: users.map(toUser), nextCursor };
  }
}

/** Accounts in use, except of those who have blocked the asker, or whom the asker has blocked. */
function findable({ manager }: Reader, askerId: string): SelectQueryBuilder<UserEntity> {
  const rows = manager
    .createQueryBuilder(UserEntity, 'user')
    .where('user.deletionAt IS NULL AND user.deletedAt IS NULL')
    .setParameter('askerId', askerId);
  const ends = [
    ['blockerId', 'blockedId'],
    ['blockedId', 'blockerId'],
  ] as const;
  for (const [asker, other] of ends) {
    const others = rows.subQuery().select(`block.${other}`).from(BlockEntity, 'block');
    rows.andWhere(`user.id NOT IN ${others.where(`block.${asker} = :askerId`).getQuery()}`);
  }
  return rows;
}

type Contact = { readonly phone: string } | { readonly email: string };

/** The whole phone number or address that the query is, if it is one. */
function contactIn(query: string): Contact | null {
  const phone = Phone.safeParse(query);
  if (phone.success) return { phone: phone.data };
  const email = Email.safeParse(query);
  return email.success ? { email: email.data } : null;
}
