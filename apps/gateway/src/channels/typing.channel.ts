import { ACTIONS, type ConversationRef, type Nothing } from '@parley/contracts';
import { Typing } from '@parley/domain';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';

@Channel('typing')
export class TypingChannel {
  constructor(private readonly typing: Typing) {}

  @Action('start', ACTIONS.typing.start)
  async start({ identity }: Connection, { conversationId }: ConversationRef): Promise<Nothing> {
    await this.typing.tell(identity, conversationId, 'started');
    return {};
  }

  @Action('stop', ACTIONS.typing.stop)
  async stop({ identity }: Connection, { conversationId }: ConversationRef): Promise<Nothing> {
    await this.typing.tell(identity, conversationId, 'stopped');
    return {};
  }
}
