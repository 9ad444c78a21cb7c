import { Injectable } from '@nestjs/common';
import { AppError, LIMITS, type MemberRole } from '@parley/contracts';
import { BlockEntity, ConversationEntity, MemberEntity, type Tx, UserEntity } from '@parley/database';
import { failpoint } from '@parley/infra';
import { In, IsNull } from 'typeorm';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { ConversationEvents } from './conversation-events.ts';
import { ConversationViews, toInfo } from './conversation-views.ts';

interface Newcomer {
  readonly userId: string;
  readonly role: MemberRole;
}

/**
 * Who comes in and who goes: the one place that changes members. Needs the conversation's lock, and stores it. Of a
 * member's row it writes state and role alone: how far the person has read may be written by others at the same time.
 */
@Injectable()
export class Membership {
  constructor(
    private readonly views: ConversationViews,
    private readonly events: ConversationEvents,
    private readonly personal: PersonalEvents,
  ) {}

  /** Of the given people those whom the person may bring along: they exist, and have not blocked the person. */
  async addable(tx: Tx, userId: string, ids: readonly string[]): Promise<string[]> {
    const people = await tx.manager.find(UserEntity, {
      select: { id: true },
      where: { id: In([...ids]), deletionAt: IsNull(), deletedAt: IsNull() },
    });
    const blocks = await tx.manager.findBy(BlockEntity, { blockerId: In([...ids]), blockedId: userId });
    const blockers = new Set(blocks.map(({ blockerId }) => blockerId));
    return people.map(({ id }) => id).filter((id) => !blockers.has(id));
  }

  /** Throws when the person is in as many groups as one may be in by one's own doing; being added is not counted. */
  async refuseOneTooMany({ manager }: Tx, userId: string): Promise<void> {
    const groups = await manager
      .createQueryBuilder(ConversationEntity, 'conversation')
      .innerJoin(MemberEntity, 'member', 'member.conversationId = conversation.id')
      .where("member.userId = :userId AND member.state = 'active'", { userId })
      .andWhere("conversation.kind = 'group'")
      .getCount();
    if (groups >= LIMITS.groupsPerPerson) {
      throw new AppError('CONFLICT', undefined, { message: 'You are in too many groups. Leave some first.' });
    }
  }

  /** Makes members of people who are none; one change of the conversation. They start as if they had read what is there. */
  async admit(
    tx: Tx,
    conversation: ConversationEntity,
    newcomers: readonly Newcomer[],
  ): Promise<MemberEntity[]> {
    if (newcomers.length === 0) return [];
    if (conversation.memberCount + newcomers.length > LIMITS.members) {
      throw new AppError('CONFLICT', undefined, { message: `There is room for ${LIMITS.members} members.` });
    }
    const { id: conversationId, lastSeq } = conversation;
    const since = conversation.version;
    conversation.version += 1;
    conversation.memberCount += newcomers.length;
    const members = newcomers.map(({ userId, role }) =>
      tx.manager.create(MemberEntity, {
        conversationId,
        userId,
        state: 'active',
        role,
        version: conversation.version,
        joinedAt: tx.now,
        readSeq: lastSeq,
        deliveredSeq: lastSeq,
        markedUnread: false,
        mutedUntil: null,
        pinned: false,
        archived: false,
      }),
    );
    // Those who were here before have a row already.
    await tx.manager.upsert(MemberEntity, members, ['conversationId', 'userId']);
    await tx.manager.save(conversation);
    await this.announce(tx, conversation, since, members, []);
    const views = await this.views.all(
      tx,
      members.map((member) => ({ conversation, member })),
    );
    members.forEach(({ userId }, index) => {
      const data = views[index];
      if (data) this.personal.send(tx, userId, [{ channel: 'conversations', type: 'joined', data }]);
    });
    return members;
  }

  /** Lets somebody go, or makes them go; one change of the conversation. */
  async dismiss(
    tx: Tx,
    conversation: ConversationEntity,
    member: MemberEntity,
    state: 'left' | 'removed' | 'banned',
  ): Promise<void> {
    const since = conversation.version;
    conversation.version += 1;
    if (member.state === 'active') conversation.memberCount -= 1;
    await this.store(tx, conversation, member, { state, role: 'member' });
    tx.afterCommit(() => failpoint('gone.before-publish'));
    // The person hears it first: from then on nothing of the conversation reaches them.
    const data = { conversationId: conversation.id, reason: state };
    this.personal.send(tx, member.userId, [{ channel: 'conversations', type: 'gone', data }]);
    await this.announce(tx, conversation, since, [], [member.userId]);
  }

  /** The door is open again to somebody banned, who is as gone as before: no change that anybody could hear of. */
  async pardon(tx: Tx, { id: conversationId }: ConversationEntity, userId: string): Promise<void> {
    await tx.manager.update(MemberEntity, { conversationId, userId, state: 'banned' }, { state: 'removed' });
  }

  /** One change of the conversation. */
  async setRole(
    tx: Tx,
    conversation: ConversationEntity,
    member: MemberEntity,
    role: MemberRole,
  ): Promise<void> {
    const since = conversation.version;
    conversation.version += 1;
    await this.store(tx, conversation, member, { role });
    await this.announce(tx, conversation, since, [member], []);
  }

  private async store(
    tx: Tx,
    conversation: ConversationEntity,
    member: MemberEntity,
    change: Partial<Pick<MemberEntity, 'state' | 'role'>>,
  ): Promise<void> {
    const { conversationId, userId } = member;
    const changed = { ...change, version: conversation.version };
    Object.assign(member, changed);
    await tx.manager.update(MemberEntity, { conversationId, userId }, changed);
    await tx.manager.save(conversation);
  }

  private async announce(
    tx: Tx,
    conversation: ConversationEntity,
    since: number,
    changed: readonly MemberEntity[],
    membersGone: string[],
  ): Promise<void> {
    const data = {
      conversationId: conversation.id,
      since,
      version: conversation.version,
      info: toInfo(conversation),
      membersChanged: await this.views.members(tx, changed),
      membersGone,
    };
    this.events.send(tx, conversation.id, [{ channel: 'conversations', type: 'changed', data }]);
  }
}
