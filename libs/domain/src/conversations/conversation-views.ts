import { Injectable } from '@nestjs/common';
import {
  type Conversation,
  type ConversationInfo,
  type Member,
  type Membership,
  type Watermark,
} from '@parley/contracts';
import { type ConversationEntity, type MemberEntity, type Reader } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { type Access } from './conversation-access.ts';
import { peerOf } from './direct-keys.ts';
import { lastMessagesOf } from './last-messages.ts';
import { peopleIn } from './message-rows.ts';
import { unreadMentionsOf } from './unread-mentions.ts';
import { watermarksOf } from './watermarks.ts';

/** What changes about a conversation without its version changing. */
export interface Standing {
  readonly me: Membership;
  readonly watermarks: Watermark[];
}

/** Conversations as their members see them. */
@Injectable()
export class ConversationViews {
  constructor(private readonly cards: UserCards) {}

  async of(reader: Reader, access: Access): Promise<Conversation> {
    const [view] = await this.all(reader, [access]);
    if (!view) throw new Error('Each access has its view.');
    return view;
  }

  /** One for each, in order: many conversations of one person, or one conversation of many. */
  async all(reader: Reader, accesses: readonly Access[]): Promise<Conversation[]> {
    const standings = await this.standings(reader, accesses);
    const lastMessages = await lastMessagesOf(reader, accesses);
    const parts = accesses.map((access, index) => {
      const lastMessage = lastMessages[index] ?? null;
      const peerId = peerOf(access.conversation, access.member.userId);
      return { ...access, lastMessage, peerId, named: lastMessage ? peopleIn([lastMessage]) : [] };
    });
    const people = parts.flatMap(({ peerId, named }) => (peerId === null ? named : [...named, peerId]));
    const cards = new Map((await this.cards.of(reader, [...new Set(people)])).map((card) => [card.id, card]));
    return parts.flatMap(({ conversation, lastMessage, peerId, named }, index) => {
      const standing = standings[index];
      if (!standing) return [];
      const peer = (peerId === null ? undefined : cards.get(peerId)) ?? null;
      const users = named.flatMap((id) => cards.get(id) ?? []);
      return [{ ...toInfo(conversation), ...standing, peer, lastMessage, users }];
    });
  }

  /** One for each, in order. */
  async standings(reader: Reader, accesses: readonly Access[]): Promise<Standing[]> {
    const unreadMentions = await unreadMentionsOf(reader, accesses);
    const watermarks = await watermarksOf(reader, accesses);
    return accesses.map((access, index) => ({
      me: toMembership(access, unreadMentions[index] ?? 0),
      watermarks: watermarks[index] ?? [],
    }));
  }

  async membership(
    reader: Reader,
    conversation: ConversationEntity,
    member: MemberEntity,
  ): Promise<Membership> {
    const access = { conversation, member };
    const [unreadMentions = 0] = await unreadMentionsOf(reader, [access]);
    return toMembership(access, unreadMentions);
  }

  async members(reader: Reader, rows: readonly MemberEntity[]): Promise<Member[]> {
    const found = await this.cards.of(
      reader,
      rows.map(({ userId }) => userId),
    );
    const cards = new Map(found.map((card) => [card.id, card]));
    return rows.flatMap(({ userId, role, joinedAt }) => {
      const user = cards.get(userId);
      return user ? [{ user, role, joinedAt: joinedAt.toISOString() }] : [];
    });
  }
}

export function toInfo(conversation: ConversationEntity): ConversationInfo {
  const { id, kind, visibility, posting, title, description, version, lastSeq, memberCount, pinnedSeqs } =
    conversation;
  const createdAt = conversation.createdAt.toISOString();
  return {
    id,
    kind,
    visibility,
    posting,
    title,
    description,
    createdAt,
    version,
    lastSeq,
    memberCount,
    pinnedSeqs,
  };
}

function toMembership({ conversation, member }: Access, unreadMentions: number): Membership {
  const { role, readSeq, markedUnread, pinned, archived } = member;
  return {
    role,
    joinedAt: member.joinedAt.toISOString(),
    readSeq,
    // The two rows may have been read one after the other, with a message in between.
    unread: Math.max(0, conversation.lastSeq - readSeq),
    unreadMentions,
    markedUnread,
    mutedUntil: member.mutedUntil?.toISOString() ?? null,
    pinned,
    archived,
  };
}
