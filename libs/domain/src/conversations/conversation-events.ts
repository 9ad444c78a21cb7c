import { Injectable } from '@nestjs/common';
import { type PersonalEvent } from '@parley/contracts';
import { type Tx } from '@parley/database';
import { planted } from '@parley/infra';
import { Announcements } from '../runtime/announcements.ts';

/** Tells everybody who is in a conversation and connected, wherever, what has happened in it. */
@Injectable()
export class ConversationEvents {
  constructor(private readonly announcements: Announcements) {}

  /** Sends once the transaction has committed; those of one transaction arrive together and in order. */
  send(tx: Tx, conversationId: string, events: readonly PersonalEvent[]): void {
    this.sendAll(tx, new Map([[conversationId, events]]));
  }

  /** The same for several conversations, which do not wait for one another. */
  sendAll(tx: Tx, byConversation: ReadonlyMap<string, readonly PersonalEvent[]>): void {
    const news = [...byConversation].filter(([, events]) => events.length > 0);
    if (news.length === 0) return;
    const publish = async () => {
      await Promise.all(
        news.map(([id, events]) => this.announcements.publishTo('conversation', id, [...events])),
      );
    };
    if (planted('publish-before-commit')) void publish();
    else tx.afterCommit(publish);
  }
}
