import { EVERYONE, MemberEntity, MentionEntity, type Reader } from '@parley/database';
import { type Access } from './conversation-access.ts';

/** For each of the accesses, how many messages that its person has not read name them or everyone. */
export async function unreadMentionsOf(reader: Reader, accesses: readonly Access[]): Promise<number[]> {
  if (accesses.length === 0) return [];
  // Two questions, each of which is one range of the mentions' key; as one, it would read all mentions of a conversation.
  const ofThem = await counts(reader, accesses, 'member.userId');
  const ofAll = await counts(reader, accesses, ':everyone');
  return accesses.map(({ member }) => (ofThem.get(keyOf(member)) ?? 0) + (ofAll.get(keyOf(member)) ?? 0));
}

async function counts(
  { manager }: Reader,
  accesses: readonly Access[],
  named: 'member.userId' | ':everyone',
): Promise<Map<string, number>> {
  const rows = await manager
    .createQueryBuilder(MemberEntity, 'member')
    .innerJoin(
      MentionEntity,
      'mention',
      `mention.conversationId = member.conversationId AND mention.userId = ${named} AND mention.seq > member.readSeq`,
      { everyone: EVERYONE },
    )
    .select('member.conversationId', 'conversationId')
    .addSelect('member.userId', 'userId')
    .addSelect('COUNT(*)', 'count')
    .where('member.conversationId IN (:...conversationIds) AND member.userId IN (:...userIds)', {
      conversationIds: [...new Set(accesses.map(({ conversation }) => conversation.id))],
      userIds: [...new Set(accesses.map(({ member }) => member.userId))],
    })
    .groupBy('member.conversationId')
    .addGroupBy('member.userId')
    .getRawMany<{ conversationId: string; userId: string; count: number }>();
  return new Map(rows.map((row) => [keyOf(row), row.count]));
}

function keyOf({ conversationId, userId }: { conversationId: string; userId: string }): string {
  return `${conversationId}/${userId}`;
}
