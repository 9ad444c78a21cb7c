import { ACTIONS, AppError, type ConversationRef, type Nothing } from '@parley/contracts';
import { Announcements } from '@parley/domain';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';
import { ConversationFeed } from '../conversation-feed.ts';

/** Passing news, kept nowhere: clients forget it by themselves after some seconds. */
@Channel('typing')
export class TypingChannel {
  constructor(
    private readonly announcements: Announcements,
    private readonly feed: ConversationFeed,
  ) {}

  @Action('start', ACTIONS.typing.start)
  start(client: Connection, where: ConversationRef): Promise<Nothing> {
    return this.tell(client, where, 'started');
  }

  @Action('stop', ACTIONS.typing.stop)
  stop(client: Connection, where: ConversationRef): Promise<Nothing> {
    return this.tell(client, where, 'stopped');
  }

  private async tell(
    { identity, socket }: Connection,
    { conversationId }: ConversationRef,
    type: 'started' | 'stopped',
  ): Promise<Nothing> {
    if (!this.feed.isIn(socket, conversationId)) throw new AppError('NOT_FOUND');
    const data = { conversationId, userId: identity.userId };
    await this.announcements.publishTo('conversation', conversationId, [{ channel: 'typing', type, data }]);
    return {};
  }
}
