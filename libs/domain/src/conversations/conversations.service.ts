import { Injectable } from '@nestjs/common';
import {
  AppError,
  type Conversation,
  type ConversationChange,
  type ConversationPage,
  type MembershipChange,
  type NewConversation,
  type PageQuery,
  type PersonalEvent,
} from '@parley/contracts';
import {
  ConversationEntity,
  Database,
  isUniqueViolation,
  marks,
  MemberEntity,
  newId,
  type Tx,
} from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { nameKey } from '../accounts/search-keys.ts';
import { findUser } from '../accounts/user-records.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { GatheredCalls } from '../runtime/gathered-calls.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { ConversationAccess } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { ConversationViews, toInfo } from './conversation-views.ts';
import { directKey } from './direct-keys.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { Membership } from './membership.ts';
import { addNote } from './system-notes.ts';

/** Conversations themselves: making, listing and changing them. */
@Injectable()
export class Conversations {
  private readonly memberships = new GatheredCalls((userIds: readonly string[]) => this.idsByPerson(userIds));

  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly policy: DirectMessagePolicy,
    private readonly membership: Membership,
    private readonly events: ConversationEvents,
    private readonly personal: PersonalEvents,
  ) {}

  async create(principal: Principal, wanted: NewConversation): Promise<Conversation> {
    if (wanted.kind === 'group') return this.createGroup(principal, wanted);
    try {
      return await this.openDirect(principal, wanted.userId);
    } catch (error) {
      // The other one, or another device, opened it at the same moment; now it is there to be found.
      if (isUniqueViolation(error)) return this.openDirect(principal, wanted.userId);
      throw error;
    }
  }

  get({ userId }: Principal, id: string): Promise<Conversation> {
    return this.database.read(async (reader) =>
      this.views.of(reader, await this.access.read(reader, userId, id)),
    );
  }

  /** All that the person is in. */
  async idsOf({ userId }: Pick<Principal, 'userId'>): Promise<string[]> {
    return (await this.memberships.call(userId)) ?? [];
  }

  /** In how many each of them is; those who are in none are left out. */
  async countsOf(userIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.read(({ manager }) =>
      manager
        .createQueryBuilder(MemberEntity, 'member')
        .select('member.userId', 'userId')
        .addSelect('COUNT(*)', 'count')
        .where("member.userId IN (:...userIds) AND member.state = 'active'", { userIds })
        .groupBy('member.userId')
        .getRawMany<{ userId: string; count: number }>(),
    );
    return new Map(rows.map(({ userId, count }) => [userId, count]));
  }

  /** Throws NOT_FOUND unless the person is in it. */
  async mustBeIn({ userId }: Principal, id: string): Promise<void> {
    await this.database.read((reader) => this.access.read(reader, userId, id));
  }

  /** By id; clients order them by what is newest, which they know from the messages. */
  list({ userId }: Principal, { cursor, limit }: PageQuery): Promise<ConversationPage> {
    return this.database.read(async (reader) => {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const { items, next } = await this.access.list(reader, userId, { after, limit });
      return {
        items: await this.views.all(reader, items),
        nextCursor: next === null ? null : encodeCursor(next),
      };
    });
  }

  /** A new title is two changes: the note that tells of it, and the conversation itself. */
  change({ userId }: Principal, id: string, wanted: ConversationChange): Promise<Conversation> {
    return this.database.write(async (tx) => {
      const { conversation, member } = await this.access.lock(tx, userId, id, 'admin');
      const { title, ...changes } = withoutSame(conversation, wanted);
      if (title === undefined && Object.keys(changes).length === 0) {
        return this.views.of(tx, { conversation, member });
      }
      Object.assign(conversation, changes);
      const events: PersonalEvent[] = [];
      if (title !== undefined) {
        Object.assign(conversation, { title, titleKey: nameKey(title) });
        events.push(await addNote(tx, conversation, userId, { type: 'title-changed', title }));
      }
      conversation.version += 1;
      await tx.manager.save(conversation);
      const data = {
        conversationId: id,
        since: conversation.version - 1,
        version: conversation.version,
        info: toInfo(conversation),
        membersChanged: [],
        membersGone: [],
      };
      this.events.send(tx, id, [...events, { channel: 'conversations', type: 'changed', data }]);
      return this.views.of(tx, await this.access.read(tx, userId, id));
    });
  }

  /** What concerns the person alone; others are not told. */
  changeMembership({ userId }: Principal, id: string, change: MembershipChange): Promise<Conversation> {
    return this.database.write(async (tx) => {
      const { conversation, member } = await this.access.read(tx, userId, id);
      const changes = toColumns(change);
      if (Object.keys(changes).length > 0) {
        Object.assign(member, changes);
        // These columns alone: how far the person has read may be written at the same time.
        await tx.manager.update(MemberEntity, { conversationId: id, userId, state: 'active' }, changes);
        const me = await this.views.membership(tx, conversation, member);
        this.personal.send(tx, userId, [
          { channel: 'conversations', type: 'membership', data: { conversationId: id, me } },
        ]);
      }
      return this.views.of(tx, { conversation, member });
    });
  }

  private async openDirect({ userId }: Principal, peerId: string): Promise<Conversation> {
    if (peerId === userId) throw AppError.field('userId', 'Choose somebody else.');
    const key = directKey(userId, peerId);
    return this.database.write(async (tx) => {
      const existing = await tx.manager.findOneBy(ConversationEntity, { directKey: key });
      if (existing) return this.views.of(tx, await this.access.read(tx, userId, existing.id));
      const peer = await findUser(tx, peerId);
      if (!peer || peer.deletionAt) throw new AppError('NOT_FOUND');
      if (!(await this.policy.allowsBetween(tx, userId, peerId))) {
        throw new AppError('FORBIDDEN', undefined, { message: 'You can write to your friends only.' });
      }
      const conversation = this.draft(tx, userId, { kind: 'direct', directKey: key });
      await tx.manager.insert(ConversationEntity, conversation);
      const [member] = await this.membership.admit(tx, conversation, [
        { userId, role: 'member' },
        { userId: peerId, role: 'member' },
      ]);
      if (!member) throw new Error('A new conversation admits its maker.');
      return this.views.of(tx, { conversation, member });
    });
  }

  private createGroup(
    { userId }: Principal,
    { title, memberIds, ...rest }: Extract<NewConversation, { kind: 'group' }>,
  ): Promise<Conversation> {
    return this.database.write(async (tx) => {
      await this.membership.refuseOneTooMany(tx, userId);
      const conversation = this.draft(tx, userId, { ...rest, title, titleKey: nameKey(title) });
      await tx.manager.insert(ConversationEntity, conversation);
      const others = await this.membership.addable(
        tx,
        userId,
        memberIds.filter((id) => id !== userId),
      );
      // Nobody is in it yet who could be told; all of them get it as it is in the end.
      await addNote(tx, conversation, userId, { type: 'created' });
      if (others.length > 0) {
        await addNote(tx, conversation, userId, { type: 'members-added', userIds: others });
      }
      const [owner] = await this.membership.admit(tx, conversation, [
        { userId, role: 'owner' },
        ...others.map((id) => ({ userId: id, role: 'member' as const })),
      ]);
      if (!owner) throw new Error('A new conversation admits its maker.');
      return this.views.of(tx, { conversation, member: owner });
    });
  }

  private async idsByPerson(userIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.read(({ manager }) =>
      manager.query<{ userId: string; conversationId: string }[]>(
        `SELECT userId, conversationId FROM members
         WHERE userId IN (${marks(userIds)}) AND state = 'active'`,
        [...userIds],
      ),
    );
    const byPerson = new Map<string, string[]>();
    for (const { userId, conversationId } of rows) {
      const ids = byPerson.get(userId);
      if (ids) ids.push(conversationId);
      else byPerson.set(userId, [conversationId]);
    }
    return byPerson;
  }

  private draft(tx: Tx, userId: string, details: Partial<ConversationEntity>): ConversationEntity {
    return tx.manager.create(ConversationEntity, {
      id: newId(),
      kind: 'group',
      visibility: 'private',
      posting: 'everyone',
      directKey: null,
      title: '',
      titleKey: '',
      description: '',
      createdBy: userId,
      createdAt: tx.now,
      lastSeq: 0,
      version: 0,
      memberCount: 0,
      pinnedSeqs: [],
      ...details,
    });
  }
}

/** What of the wanted change is one. */
function withoutSame(conversation: ConversationEntity, wanted: ConversationChange): ConversationChange {
  const { title, description, visibility, posting } = wanted;
  return {
    ...(title === undefined || title === conversation.title ? {} : { title }),
    ...(description === undefined || description === conversation.description ? {} : { description }),
    ...(visibility === undefined || visibility === conversation.visibility ? {} : { visibility }),
    ...(posting === undefined || posting === conversation.posting ? {} : { posting }),
  };
}

function toColumns({ mutedUntil, pinned, archived, markedUnread }: MembershipChange) {
  return {
    ...(mutedUntil === undefined ? {} : { mutedUntil: mutedUntil === null ? null : new Date(mutedUntil) }),
    ...(pinned === undefined ? {} : { pinned }),
    ...(archived === undefined ? {} : { archived }),
    ...(markedUnread === undefined ? {} : { markedUnread }),
  };
}
