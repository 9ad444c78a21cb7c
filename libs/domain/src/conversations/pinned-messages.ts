import { Injectable } from '@nestjs/common';
import { type PersonalEvent } from '@parley/contracts';
import { ConversationEntity, type Tx } from '@parley/database';
import { ConversationEvents } from './conversation-events.ts';
import { toInfo } from './conversation-views.ts';

/** The list of what is pinned. Each change of it is one of the conversation; needs its lock, and stores it. */
@Injectable()
export class PinnedMessages {
  constructor(private readonly events: ConversationEvents) {}

  /** With what was sent of the same transaction before. */
  add(
    tx: Tx,
    conversation: ConversationEntity,
    seq: number,
    before: readonly PersonalEvent[],
  ): Promise<void> {
    return this.set(tx, conversation, [seq, ...conversation.pinnedSeqs], before);
  }

  remove(tx: Tx, conversation: ConversationEntity, seq: number): Promise<void> {
    const others = conversation.pinnedSeqs.filter((pinned) => pinned !== seq);
    return this.set(tx, conversation, others, []);
  }

  private async set(
    tx: Tx,
    conversation: ConversationEntity,
    pinnedSeqs: number[],
    before: readonly PersonalEvent[],
  ): Promise<void> {
    const { id: conversationId, version: since, lastSeq } = conversation;
    const version = since + 1;
    Object.assign(conversation, { pinnedSeqs, version });
    await tx.manager.update(ConversationEntity, conversationId, { pinnedSeqs, version, lastSeq });
    const info = toInfo(conversation);
    const data = { conversationId, since, version, info, membersChanged: [], membersGone: [] };
    this.events.send(tx, conversationId, [...before, { channel: 'conversations', type: 'changed', data }]);
  }
}
