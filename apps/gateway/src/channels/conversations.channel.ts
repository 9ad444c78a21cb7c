import {
  ACTIONS,
  type ConversationRef,
  type SyncAnswer,
  type SyncRequest,
  type Nothing,
} from '@parley/contracts';
import { Conversations, Sync } from '@parley/domain';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';
import { ConversationFeed } from '../conversation-feed.ts';

/** Catching up, and saying which conversations are being looked at. */
@Channel('conversations')
export class ConversationsChannel {
  constructor(
    private readonly conversations: Conversations,
    private readonly syncing: Sync,
    private readonly feed: ConversationFeed,
  ) {}

  @Action('sync', ACTIONS.conversations.sync)
  sync({ identity }: Connection, request: SyncRequest): Promise<SyncAnswer> {
    return this.syncing.sync(identity, request);
  }

  @Action('open', ACTIONS.conversations.open)
  async open({ identity, socket }: Connection, { conversationId }: ConversationRef): Promise<Nothing> {
    await this.conversations.mustBeIn(identity, conversationId);
    this.feed.open(socket, conversationId);
    return {};
  }

  @Action('close', ACTIONS.conversations.close)
  close({ socket }: Connection, { conversationId }: ConversationRef): Nothing {
    this.feed.close(socket, conversationId);
    return {};
  }
}
