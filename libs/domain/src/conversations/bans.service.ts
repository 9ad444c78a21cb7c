import { Injectable } from '@nestjs/common';
import { type BanPage, type PageQuery } from '@parley/contracts';
import { Database, MemberEntity, UserEntity } from '@parley/database';
import { toUser } from '../accounts/me.ts';
import { type Principal } from '../accounts/principal.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { ConversationAccess } from './conversation-access.ts';
import { Membership } from './membership.ts';

/** Who may not come back into a group, for its admins. */
@Injectable()
export class Bans {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly membership: Membership,
  ) {}

  /** By id; without those whose account is gone. */
  list({ userId }: Principal, conversationId: string, { cursor, limit }: PageQuery): Promise<BanPage> {
    return this.database.read(async (reader) => {
      await this.access.read(reader, userId, conversationId, 'admin');
      const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const users = await reader.manager
        .createQueryBuilder(UserEntity, 'user')
        .innerJoin(MemberEntity, 'member', 'member.userId = user.id')
        .where("member.conversationId = :conversationId AND member.state = 'banned'", { conversationId })
        .andWhere('member.userId > :after AND user.deletedAt IS NULL', { after })
        .orderBy('member.userId')
        .limit(limit + 1)
        .getMany();
      const page = users.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((user) => ({ user: toUser(user) })),
        nextCursor: users.length > limit && last ? encodeCursor(last.id) : null,
      };
    });
  }

  /** Whoever is not banned just is not. */
  lift({ userId }: Principal, conversationId: string, bannedId: string): Promise<void> {
    return this.database.write(async (tx) => {
      const { conversation } = await this.access.lock(tx, userId, conversationId, 'admin');
      await this.membership.pardon(tx, conversation, bannedId);
    });
  }
}
