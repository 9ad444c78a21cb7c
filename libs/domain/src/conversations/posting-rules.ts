import { Injectable } from '@nestjs/common';
import { AppError, type MemberRole } from '@parley/contracts';
import { type ConversationEntity, MemberEntity, type Reader, type Tx } from '@parley/database';
import { type Access, atLeast } from './conversation-access.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { type NewMessage } from './new-message.ts';

/** Who may write where. */
@Injectable()
export class PostingRules {
  constructor(private readonly policy: DirectMessagePolicy) {}

  /** Throws why the member may not write there, where they may not. */
  async check(reader: Reader, { conversation, member: { userId, role } }: Access): Promise<void> {
    const isUnwanted = !(await this.policy.allows(reader, conversation, userId));
    const refusal = refusalOf(conversation, role, isUnwanted);
    if (refusal) throw refusal;
  }

  /**
   * For each message the role in which it is written, or why it may not be. Asked under the conversations' locks, it stays
   * so until the commit.
   */
  async rolesOf(
    tx: Tx,
    messages: readonly NewMessage[],
    conversations: ReadonlyMap<string, ConversationEntity>,
  ): Promise<Map<NewMessage, MemberRole | AppError>> {
    const writers = [...new Map(messages.map((message) => [writerKey(message), message])).values()];
    const roles = await memberRoles(tx, writers);
    const unwanted = await this.policy.unwanted(
      tx,
      writers.flatMap(({ conversationId, senderId }) => {
        const conversation = conversations.get(conversationId);
        return conversation ? [{ conversation, senderId }] : [];
      }),
    );
    const judge = (message: NewMessage): MemberRole | AppError => {
      const role = roles.get(writerKey(message));
      const conversation = conversations.get(message.conversationId);
      if (!conversation || !role) return new AppError('NOT_FOUND');
      const isUnwanted = unwanted.get(conversation)?.has(message.senderId) ?? false;
      return refusalOf(conversation, role, isUnwanted) ?? role;
    };
    return new Map(messages.map((message) => [message, judge(message)]));
  }
}

function refusalOf(
  { posting }: ConversationEntity,
  role: MemberRole,
  isUnwanted: boolean,
): AppError | undefined {
  if (posting === 'admins' && !atLeast(role, 'admin')) return new AppError('FORBIDDEN');
  if (!isUnwanted) return undefined;
  return new AppError('FORBIDDEN', undefined, { message: 'You cannot write to this person.' });
}

async function memberRoles(
  { manager }: Tx,
  writers: readonly NewMessage[],
): Promise<Map<string, MemberRole>> {
  if (writers.length === 0) return new Map();
  const members = await manager.find(MemberEntity, {
    where: writers.map(({ conversationId, senderId: userId }) => ({
      conversationId,
      userId,
      state: 'active' as const,
    })),
  });
  return new Map(
    members.map(({ conversationId, userId, role }) => [
      writerKey({ conversationId, senderId: userId }),
      role,
    ]),
  );
}

function writerKey({ conversationId, senderId }: Pick<NewMessage, 'conversationId' | 'senderId'>): string {
  return `${conversationId}/${senderId}`;
}
