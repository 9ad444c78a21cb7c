import { randomUUID } from 'node:crypto';
import {
  ConversationEntity,
  MemberEntity,
  MessageEntity,
  newId,
  ReactionEntity,
  ReceiptEntity,
  type Tx,
} from '@parley/database';
import { nameKey } from '../accounts/search-keys.ts';
import { JOBS } from '../runtime/job-policies.ts';
import { type DemoConversation, type DemoLine } from './demo-lines.ts';
import { directKey } from './direct-keys.ts';
import { mentionsInAll, noteMentions } from './mentions.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The way in which clients mute without an end. */
const FOR_ALWAYS = new Date('9000-01-01T00:00:00.000Z');

/** With its messages, reactions and receipts, at the times when they are said to have been. */
export function writeDemoConversation(
  tx: Tx,
  demo: DemoConversation,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  return new Seeding(tx, demo, people).write();
}

/** One conversation being written. */
class Seeding {
  private readonly conversation: ConversationEntity;

  constructor(
    private readonly tx: Tx,
    private readonly demo: DemoConversation,
    private readonly people: ReadonlyMap<string, string>,
  ) {
    this.conversation = draft(
      tx,
      demo,
      demo.people.map((name) => this.idOf(name)),
    );
  }

  async write(): Promise<void> {
    const { tx, conversation, demo } = this;
    const members = this.members();
    await tx.manager.insert(ConversationEntity, conversation);
    await tx.manager.insert(MemberEntity, members);
    const messages = [...this.notes(members), ...(await this.messages())];
    const reactions = this.reactions(messages);
    const { lastSeq, version } = conversation;
    const before = lastSeq - demo.lines.length;
    const pinnedSeqs = demo.pinnedLines?.map((place) => before + place) ?? [];
    await tx.manager.insert(MessageEntity, messages);
    await noteMentions(tx, messages);
    if (reactions.length > 0) await tx.manager.insert(ReactionEntity, reactions);
    await tx.manager.update(ConversationEntity, conversation.id, { lastSeq, version, pinnedSeqs });
    for (const [index, { userId }] of members.entries()) {
      const readSeq = lastSeq - (demo.unread?.[demo.people[index] ?? ''] ?? 0);
      await this.readUpTo(userId, readSeq, messages);
    }
    await tx.enqueue({
      name: JOBS.indexMessages,
      payload: { ranges: [{ conversationId: conversation.id, fromSeq: 1, toSeq: lastSeq }] },
    });
  }

  private members(): MemberEntity[] {
    const { tx, demo, conversation } = this;
    conversation.version += 1;
    return demo.people.map((name, index) =>
      tx.manager.create(MemberEntity, {
        conversationId: conversation.id,
        userId: this.idOf(name),
        state: 'active',
        role: demo.group && index === 0 ? 'owner' : demo.admins?.includes(name) ? 'admin' : 'member',
        version: conversation.version,
        joinedAt: conversation.createdAt,
        readSeq: 0,
        deliveredSeq: 0,
        markedUnread: false,
        mutedUntil: demo.mutedFor?.includes(name) ? FOR_ALWAYS : null,
        pinned: demo.atTopFor?.includes(name) ?? false,
        archived: false,
      }),
    );
  }

  private notes([owner, ...others]: readonly MemberEntity[]): MessageEntity[] {
    if (!this.demo.group || !owner) return [];
    const userIds = others.map(({ userId }) => userId);
    return [
      this.append(owner.userId, this.conversation.createdAt, { note: { type: 'created' } }),
      this.append(owner.userId, this.conversation.createdAt, { note: { type: 'members-added', userIds } }),
    ];
  }

  private async messages(): Promise<MessageEntity[]> {
    const { tx, demo, conversation } = this;
    const before = conversation.lastSeq;
    const conversationId = conversation.id;
    const mentions = await mentionsInAll(
      tx,
      demo.lines.map(({ text }) => ({ conversationId, text })),
    );
    return demo.lines.map(({ by, text, hoursAgo, answers }, index) => {
      const { userIds = [], everyone = false } = mentions[index] ?? {};
      const extras = {
        ...(answers === undefined ? {} : { replyTo: before + answers }),
        ...(userIds.length > 0 ? { mentions: userIds } : {}),
        ...(everyone ? { mentionsEveryone: true as const } : {}),
      };
      return this.append(this.idOf(by), timeOf(tx, hoursAgo), extras, text);
    });
  }

  private append(
    senderId: string,
    createdAt: Date,
    extras: MessageEntity['extras'],
    text = '',
  ): MessageEntity {
    const { tx, conversation } = this;
    conversation.lastSeq += 1;
    conversation.version += 1;
    return tx.manager.create(MessageEntity, {
      conversationId: conversation.id,
      seq: conversation.lastSeq,
      version: conversation.version,
      senderId,
      clientId: randomUUID(),
      fingerprint: '',
      text,
      extras,
      createdAt,
      editedAt: null,
      deletedAt: null,
    });
  }

  /** Each is one change of its message, and so of the conversation. */
  private reactions(messages: readonly MessageEntity[]): ReactionEntity[] {
    const { tx, demo, conversation } = this;
    const spoken = messages.slice(-demo.lines.length);
    return demo.lines.flatMap(({ reactions = [] }, index) =>
      reactions.flatMap(([emoji, by]) => {
        const message = spoken[index];
        if (!message) return [];
        conversation.version += 1;
        message.version = conversation.version;
        const { conversationId, seq } = message;
        const id = newId();
        return [tx.manager.create(ReactionEntity, { conversationId, seq, emoji, userId: this.idOf(by), id })];
      }),
    );
  }

  /** A minute after the message; what came later has reached them, and waits. */
  private async readUpTo(userId: string, readSeq: number, messages: readonly MessageEntity[]): Promise<void> {
    const { tx, conversation } = this;
    const conversationId = conversation.id;
    const deliveredSeq = conversation.lastSeq;
    await tx.manager.update(MemberEntity, { conversationId, userId }, { readSeq, deliveredSeq });
    const soonAfter = (seq: number) =>
      new Date((messages[seq - 1]?.createdAt ?? tx.now).getTime() + MINUTE_MS);
    await tx.manager.insert(ReceiptEntity, [
      { conversationId, kind: 'read', userId, seq: readSeq, at: soonAfter(readSeq) },
      { conversationId, kind: 'delivered', userId, seq: deliveredSeq, at: soonAfter(deliveredSeq) },
    ]);
  }

  private idOf(name: string): string {
    const id = this.people.get(name);
    if (id === undefined) throw new Error(`${name} does not take part in the demo.`);
    return id;
  }
}

function draft(
  tx: Tx,
  { group, lines, people }: DemoConversation,
  [ownerId = '', peerId = '']: readonly string[],
): ConversationEntity {
  return tx.manager.create(ConversationEntity, {
    id: group?.id ?? newId(),
    kind: group ? 'group' : 'direct',
    visibility: group?.visibility ?? 'private',
    posting: group?.posting ?? 'everyone',
    directKey: group ? null : directKey(ownerId, peerId),
    title: group?.title ?? '',
    titleKey: nameKey(group?.title ?? ''),
    description: group?.description ?? '',
    createdBy: ownerId,
    createdAt: timeOf(tx, Math.max(...lines.map(({ hoursAgo }) => hoursAgo))),
    lastSeq: 0,
    version: 0,
    memberCount: people.length,
    pinnedSeqs: [],
  });
}

function timeOf({ now }: Tx, hoursAgo: DemoLine['hoursAgo']): Date {
  return new Date(now.getTime() - hoursAgo * HOUR_MS);
}
