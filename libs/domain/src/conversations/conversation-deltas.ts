import { Injectable } from '@nestjs/common';
import { type ConversationDelta, LIMITS, type Member } from '@parley/contracts';
import { MemberEntity, type MessageEntity, type Reader } from '@parley/database';
import { MoreThan } from 'typeorm';
import { UserCards } from '../accounts/user-cards.ts';
import { type Access } from './conversation-access.ts';
import { ConversationViews } from './conversation-views.ts';
import { peopleIn, toMessages } from './message-rows.ts';
import { visibleTo } from './visible-messages.ts';

/** What somebody has missed of a conversation, as rows. */
export interface Missed extends Access {
  readonly recovered: boolean;
  /** By seq. */
  readonly rows: readonly MessageEntity[];
  /** Former ones too. */
  readonly members: readonly MemberEntity[];
}

/** What happened in conversations since a version that somebody has of them. */
@Injectable()
export class ConversationDeltas {
  constructor(
    private readonly views: ConversationViews,
    private readonly cards: UserCards,
  ) {}

  /**
   * All of it; or, where that is too much, where nothing is known, or where more is known than has happened (the server
   * was set back to a backup), the newest messages for beginning afresh.
   */
  async since(reader: Reader, access: Access, known: number | undefined): Promise<Missed> {
    const { conversation } = access;
    if (known !== undefined && known < conversation.version) {
      const rows = await messagesSince(reader, access, known);
      const members = await membersSince(reader, access, known);
      if (rows.length <= LIMITS.syncMessages && members.length <= LIMITS.syncMessages) {
        return { ...access, recovered: true, rows: rows.sort((one, other) => one.seq - other.seq), members };
      }
    }
    return { ...access, recovered: false, rows: await newest(reader, access), members: [] };
  }

  async toViews(reader: Reader, missed: readonly Missed[]): Promise<ConversationDelta[]> {
    const conversations = await this.views.all(reader, missed);
    const deltas: ConversationDelta[] = [];
    for (const [index, { recovered, rows, members }] of missed.entries()) {
      const conversation = conversations[index];
      if (!conversation) continue;
      const messages = await toMessages(reader, rows);
      deltas.push({
        recovered,
        conversation,
        messages,
        members: await this.present(reader, members),
        membersGone: members.filter(({ state }) => state !== 'active').map(({ userId }) => userId),
        users: await this.cards.of(reader, peopleIn(messages)),
      });
    }
    return deltas;
  }

  private present(reader: Reader, members: readonly MemberEntity[]): Promise<Member[]> {
    return this.views.members(
      reader,
      members.filter(({ state }) => state === 'active'),
    );
  }
}

/** Up to one more than may be told. */
function messagesSince(
  reader: Reader,
  { conversation, member }: Access,
  version: number,
): Promise<MessageEntity[]> {
  return visibleTo(reader, member.userId, conversation.id, {
    changedSince: version,
    order: 'version',
    limit: LIMITS.syncMessages + 1,
  });
}

function membersSince(
  { manager }: Reader,
  { conversation }: Access,
  version: number,
): Promise<MemberEntity[]> {
  return manager.find(MemberEntity, {
    where: { conversationId: conversation.id, version: MoreThan(version) },
    order: { version: 'ASC' },
    take: LIMITS.syncMessages + 1,
  });
}

async function newest(reader: Reader, { conversation, member }: Access): Promise<MessageEntity[]> {
  const rows = await visibleTo(reader, member.userId, conversation.id, {
    order: 'seq DESC',
    limit: LIMITS.page.default,
  });
  return rows.reverse();
}
