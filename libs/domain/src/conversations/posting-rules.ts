import { Injectable } from '@nestjs/common';
import { AppError, type MemberRole } from '@parley/contracts';
import { givenRows, type Reader, type Tx } from '@parley/database';
import { type OpenConversation } from './batch-rows.ts';
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
    conversations: ReadonlyMap<string, OpenConversation>,
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
  { posting }: Pick<OpenConversation, 'posting'>,
  role: MemberRole,
  isUnwanted: boolean,
): AppError | undefined {
  if (posting === 'admins' && !atLeast(role, 'admin')) return new AppError('FORBIDDEN');
  if (!isUnwanted) return undefined;
  return new AppError('FORBIDDEN', undefined, { message: 'You cannot write to this person.' });
}

const WRITERS = { conversationId: 'id', userId: 'id' } as const;

async function memberRoles(
  { dialect, manager }: Tx,
  writers: readonly NewMessage[],
): Promise<Map<string, MemberRole>> {
  if (writers.length === 0) return new Map();
  const members = await manager.query<{ conversationId: string; senderId: string; role: MemberRole }[]>(
    `SELECT m.conversationId, m.userId AS senderId, m.role FROM ${givenRows(dialect, WRITERS)} given
     JOIN members m ON m.conversationId = given.conversationId AND m.userId = given.userId
     WHERE m.state = 'active'`,
    [JSON.stringify(writers.map(({ conversationId, senderId }) => [conversationId, senderId]))],
  );
  return new Map(members.map((member) => [writerKey(member), member.role]));
}

function writerKey({ conversationId, senderId }: Pick<NewMessage, 'conversationId' | 'senderId'>): string {
  return `${conversationId}/${senderId}`;
}
