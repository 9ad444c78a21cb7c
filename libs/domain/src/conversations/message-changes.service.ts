import { Injectable } from '@nestjs/common';
import {
  AppError,
  type Message,
  type MessageDeletion,
  type MessageEdit,
  type MessageWordings,
} from '@parley/contracts';
import {
  Database,
  HiddenMessageEntity,
  MessageWordingEntity,
  ReactionEntity,
  type MessageEntity,
  type MessageExtras,
  type Tx,
} from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { JOBS } from '../runtime/job-policies.ts';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { retryTaken } from '../runtime/retry-taken.ts';
import { type Access, atLeast, ConversationAccess } from './conversation-access.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { mentionsIn, replaceMentions } from './mentions.ts';
import { findMessage, findWritten, MessageChange } from './message-change.ts';
import { MessageIndex } from './message-index.ts';
import { PinnedMessages } from './pinned-messages.ts';

/** Changing what was sent: rewording it, and taking it back. */
@Injectable()
export class MessageChanges {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly policy: DirectMessagePolicy,
    private readonly change: MessageChange,
    private readonly pinned: PinnedMessages,
    private readonly index: MessageIndex,
    private readonly personal: PersonalEvents,
  ) {}

  /** One's own words, while one may write in the conversation. The former wording is kept. */
  edit({ userId }: Principal, conversationId: string, seq: number, { text }: MessageEdit): Promise<Message> {
    return this.database.write(async (tx) => {
      const access = await this.access.lock(tx, userId, conversationId);
      const row = await findWritten(tx, conversationId, seq);
      await this.mustBeEditable(tx, access, row);
      if (text === row.text) return this.change.unchanged(tx, row);
      const extras = await this.withMentions(tx, access, row, text);
      await replaceMentions(tx, row, extras);
      await keepWording(tx, row, access.conversation.version + 1);
      await tx.enqueue({
        name: JOBS.indexMessages,
        payload: { ranges: [{ conversationId, fromSeq: seq, toSeq: seq }] },
      });
      return this.change.make(tx, access.conversation, row, { text, extras, editedAt: tx.now });
    });
  }

  remove(
    principal: Principal,
    conversationId: string,
    seq: number,
    deletion: MessageDeletion,
  ): Promise<void> {
    return deletion.for === 'me'
      ? this.hide(principal, conversationId, seq)
      : this.removeForEveryone(principal, conversationId, seq);
  }

  /** What a message said before, for its author, the admins of its group and those of the server. */
  wordings(
    { userId, role: platformRole }: Principal,
    conversationId: string,
    seq: number,
  ): Promise<MessageWordings> {
    return this.database.read(async (reader) => {
      const access = platformRole === 'admin' ? null : await this.access.read(reader, userId, conversationId);
      const { senderId } = await findMessage(reader, conversationId, seq);
      if (access && senderId !== userId && !moderates(access)) throw new AppError('FORBIDDEN');
      const rows = await reader.manager.find(MessageWordingEntity, {
        where: { conversationId, seq },
        order: { version: 'ASC' },
      });
      return {
        items: rows.map(({ text, version, replacedAt }) => ({
          text,
          version,
          until: replacedAt.toISOString(),
        })),
      };
    });
  }

  private async mustBeEditable(
    tx: Tx,
    { conversation, member: { userId, role } }: Access,
    { senderId, extras }: MessageEntity,
  ): Promise<void> {
    const mayPost = conversation.posting === 'everyone' || atLeast(role, 'admin');
    // Whom one may not write to, one may not reach by rewording either.
    if (
      senderId !== userId ||
      extras.forwardedFrom ||
      !mayPost ||
      !(await this.policy.allows(tx, conversation, userId))
    ) {
      throw new AppError('FORBIDDEN');
    }
  }

  private async withMentions(
    tx: Tx,
    { conversation, member }: Access,
    row: MessageEntity,
    text: string,
  ): Promise<MessageExtras> {
    const { userIds, everyone } = await mentionsIn(tx, conversation.id, text);
    const { replyTo } = row.extras;
    return {
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(userIds.length > 0 ? { mentions: userIds } : {}),
      ...(everyone && atLeast(member.role, 'admin') ? { mentionsEveryone: true } : {}),
    };
  }

  /** Leaves the place of the message, empty. Done already, it is done. */
  private removeForEveryone({ userId }: Principal, conversationId: string, seq: number): Promise<void> {
    return this.database.write(async (tx) => {
      const access = await this.access.lock(tx, userId, conversationId);
      const { conversation } = access;
      const row = await findMessage(tx, conversationId, seq);
      if (row.extras.note || (row.senderId !== userId && !moderates(access))) throw new AppError('FORBIDDEN');
      if (row.deletedAt) return;
      await replaceMentions(tx, row, {});
      await keepWording(tx, row, conversation.version + 1);
      await tx.manager.delete(ReactionEntity, { conversationId, seq });
      await this.change.make(tx, conversation, row, { text: '', extras: {}, deletedAt: tx.now });
      await this.index.remove(tx, conversationId, seq);
      if (conversation.pinnedSeqs.includes(seq)) await this.pinned.remove(tx, conversation, seq);
    });
  }

  /** Nobody else hears of it, so the conversation has not changed. */
  private hide({ userId }: Principal, conversationId: string, seq: number): Promise<void> {
    return retryTaken(this.database, async (tx) => {
      await this.access.read(tx, userId, conversationId);
      await findMessage(tx, conversationId, seq);
      const hidden = { userId, conversationId, seq };
      if (await tx.manager.existsBy(HiddenMessageEntity, hidden)) return;
      await tx.manager.insert(HiddenMessageEntity, hidden);
      const data = { conversationId, seq };
      this.personal.send(tx, userId, [{ channel: 'messages', type: 'hidden', data }]);
    });
  }
}

/** In a direct conversation nobody is above the other. */
function moderates({ conversation, member }: Access): boolean {
  return conversation.kind === 'group' && atLeast(member.role, 'admin');
}

async function keepWording(
  tx: Tx,
  { conversationId, seq, text }: MessageEntity,
  version: number,
): Promise<void> {
  await tx.manager.insert(MessageWordingEntity, { conversationId, seq, version, text, replacedAt: tx.now });
}
