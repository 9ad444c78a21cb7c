import { Injectable } from '@nestjs/common';
import {
  AppError,
  type Conversation,
  type Member,
  type MemberPage,
  type MemberRemoval,
  type NewMembers,
  type PageQuery,
  type RoleChange,
} from '@parley/contracts';
import { type ConversationEntity, Database, MemberEntity, type Tx } from '@parley/database';
import { In, MoreThan } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { decodeCursor, encodeCursor } from '../runtime/cursors.ts';
import { type Access, atLeast, ConversationAccess } from './conversation-access.ts';
import { ConversationEvents } from './conversation-events.ts';
import { ConversationViews } from './conversation-views.ts';
import { Departures } from './departures.ts';
import { Membership } from './membership.ts';
import { addNote } from './system-notes.ts';

/**
 * Who is in a conversation, and what admins decide about them. Direct conversations have no admins: nothing of this can be
 * done in them but looking.
 */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly membership: Membership,
    private readonly departures: Departures,
    private readonly events: ConversationEvents,
  ) {}

  /** By id. */
  list({ userId }: Principal, conversationId: string, { cursor, limit }: PageQuery): Promise<MemberPage> {
    return this.database.read(async (reader) => {
      await this.access.read(reader, userId, conversationId);
      const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const rows = await reader.manager.find(MemberEntity, {
        where: { conversationId, state: 'active', userId: MoreThan(after) },
        order: { userId: 'ASC' },
        take: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: await this.views.members(reader, page),
        nextCursor: rows.length > limit && last ? encodeCursor(last.userId) : null,
      };
    });
  }

  /**
   * Left out without a word are those who are in it already, who have blocked the one who adds, and who are banned: only
   * an admin brings those back, which lifts the ban.
   */
  add({ userId }: Principal, conversationId: string, { userIds }: NewMembers): Promise<Conversation> {
    return this.database.write(async (tx) => {
      const { conversation, member } = await this.access.lock(tx, userId, conversationId);
      if (!mayAdd({ conversation, member })) throw new AppError('FORBIDDEN');
      const newcomers = await this.newcomers(tx, { conversation, member }, userIds);
      if (newcomers.length > 0) {
        const note = await addNote(tx, conversation, userId, { type: 'members-added', userIds: newcomers });
        this.events.send(tx, conversationId, [note]);
        const newMembers = newcomers.map((id) => ({ userId: id, role: 'member' as const }));
        await this.membership.admit(tx, conversation, newMembers);
      }
      return this.views.of(tx, await this.access.read(tx, userId, conversationId));
    });
  }

  /** By the owner, who becomes an admin where somebody else becomes the owner. */
  setRole(
    { userId }: Principal,
    conversationId: string,
    memberId: string,
    { role }: RoleChange,
  ): Promise<Member> {
    return this.database.write(async (tx) => {
      const { conversation, member: owner } = await this.access.lock(tx, userId, conversationId, 'owner');
      const member = await find(tx, conversation, memberId);
      if (member?.state !== 'active') throw new AppError('NOT_FOUND');
      if (member.role !== role) {
        if (memberId === userId) {
          throw new AppError('CONFLICT', undefined, { message: 'Make somebody else the owner first.' });
        }
        const note = await addNote(tx, conversation, userId, {
          type: 'role-changed',
          userId: memberId,
          role,
        });
        this.events.send(tx, conversationId, [note]);
        await this.membership.setRole(tx, conversation, member, role);
        if (role === 'owner') await this.membership.setRole(tx, conversation, owner, 'admin');
      }
      const [view] = await this.views.members(tx, [member]);
      if (!view) throw new AppError('NOT_FOUND');
      return view;
    });
  }

  /**
   * Only of those whose role is less than one's own. A ban keeps from coming back by oneself, with a code, or added by
   * whoever is no admin; people who have left can be banned too. Who is gone already is not removed again.
   */
  remove(
    { userId }: Principal,
    conversationId: string,
    memberId: string,
    { ban }: MemberRemoval,
  ): Promise<void> {
    return this.database.write(async (tx) => {
      const { conversation, member: admin } = await this.access.lock(tx, userId, conversationId, 'admin');
      const member = await find(tx, conversation, memberId);
      if (!member) throw new AppError('NOT_FOUND');
      if (atLeast(member.role, admin.role)) throw new AppError('FORBIDDEN');
      const banned = ban === 'true';
      if (banned ? member.state === 'banned' : member.state !== 'active') return;
      const type = banned ? 'member-banned' : 'member-removed';
      const note = await addNote(tx, conversation, userId, { type, userId: memberId });
      this.events.send(tx, conversationId, [note]);
      await this.membership.dismiss(tx, conversation, member, banned ? 'banned' : 'removed');
    });
  }

  leave({ userId }: Principal, conversationId: string): Promise<void> {
    return this.database.write(async (tx) =>
      this.departures.leave(tx, await this.access.lock(tx, userId, conversationId)),
    );
  }

  private async newcomers(
    tx: Tx,
    { conversation, member: adder }: Access,
    userIds: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.manager.findBy(MemberEntity, {
      conversationId: conversation.id,
      userId: In([...userIds]),
    });
    const isAdmin = atLeast(adder.role, 'admin');
    const out = new Set(
      rows
        .filter(({ state }) => state === 'active' || (state === 'banned' && !isAdmin))
        .map(({ userId }) => userId),
    );
    return (await this.membership.addable(tx, adder.userId, userIds)).filter((id) => !out.has(id));
  }
}

/** Admins add to every group; all members to a private one in which all of them have a say. */
function mayAdd({ conversation, member }: Access): boolean {
  if (conversation.kind === 'direct') return false;
  if (atLeast(member.role, 'admin')) return true;
  return conversation.visibility === 'private' && conversation.posting === 'everyone';
}

function find({ manager }: Tx, { id }: ConversationEntity, userId: string): Promise<MemberEntity | null> {
  return manager.findOneBy(MemberEntity, { conversationId: id, userId });
}
