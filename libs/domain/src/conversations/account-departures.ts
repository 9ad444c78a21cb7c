import { Injectable } from '@nestjs/common';
import { Id } from '@parley/contracts';
import { ConversationEntity, Database, MemberEntity } from '@parley/database';
import { type Job } from '@parley/infra';
import { z } from 'zod';
import { ConversationAccess } from './conversation-access.ts';
import { Departures } from './departures.ts';

const Payload = z.object({ userId: Id });

/**
 * Takes people whose account is gone out of their groups. Direct conversations stay, for the other one. A transaction for
 * each group: whoever is in many holds none of them up, and a run that was cut off goes on with those that are left.
 */
@Injectable()
export class AccountDepartures {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly departures: Departures,
  ) {}

  async run({ payload }: Job): Promise<void> {
    const { userId } = Payload.parse(payload);
    for (const id of await this.groupsOf(userId)) await this.leave(userId, id);
  }

  private async groupsOf(userId: string): Promise<string[]> {
    const groups = await this.database.read(({ manager }) =>
      manager
        .createQueryBuilder(ConversationEntity, 'conversation')
        .select('conversation.id')
        .innerJoin(MemberEntity, 'member', 'member.conversationId = conversation.id')
        .where("member.userId = :userId AND member.state = 'active'", { userId })
        .andWhere("conversation.kind = 'group'")
        .getMany(),
    );
    return groups.map(({ id }) => id);
  }

  private async leave(userId: string, conversationId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const conversation = await this.access.lockConversation(tx, conversationId);
      const member = await tx.manager.findOneBy(MemberEntity, { conversationId, userId, state: 'active' });
      if (conversation && member) await this.departures.leave(tx, { conversation, member });
    });
  }
}
