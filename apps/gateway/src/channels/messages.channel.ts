import {
  ACTIONS,
  type ActionData,
  type Message,
  type MessageAccepted,
  type Nothing,
} from '@parley/contracts';
import { MessageChanges, Messages, Reactions, Receipts } from '@parley/domain';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';

@Channel('messages')
export class MessagesChannel {
  constructor(
    private readonly messages: Messages,
    private readonly changes: MessageChanges,
    private readonly reactions: Reactions,
    private readonly receipts: Receipts,
  ) {}

  @Action('send', ACTIONS.messages.send)
  send({ identity }: Connection, data: ActionData<'messages', 'send'>): Promise<MessageAccepted> {
    const { conversationId, ...draft } = data;
    return this.messages.send(identity, conversationId, draft);
  }

  @Action('edit', ACTIONS.messages.edit)
  edit(
    { identity }: Connection,
    { conversationId, seq, text }: ActionData<'messages', 'edit'>,
  ): Promise<Message> {
    return this.changes.edit(identity, conversationId, seq, { text });
  }

  @Action('delete', ACTIONS.messages.delete)
  async remove({ identity }: Connection, data: ActionData<'messages', 'delete'>): Promise<Nothing> {
    const { conversationId, seq, ...deletion } = data;
    await this.changes.remove(identity, conversationId, seq, deletion);
    return {};
  }

  @Action('react', ACTIONS.messages.react)
  react({ identity }: Connection, data: ActionData<'messages', 'react'>): Promise<Message> {
    const { conversationId, seq, emoji, on } = data;
    return on
      ? this.reactions.add(identity, conversationId, seq, emoji)
      : this.reactions.remove(identity, conversationId, seq, emoji);
  }

  @Action('read', ACTIONS.messages.read)
  async read(
    { identity }: Connection,
    { conversationId, seq }: ActionData<'messages', 'read'>,
  ): Promise<Nothing> {
    await this.receipts.read(identity, conversationId, seq);
    return {};
  }

  @Action('delivered', ACTIONS.messages.delivered)
  async delivered(
    { identity }: Connection,
    { conversationId, seq }: ActionData<'messages', 'delivered'>,
  ): Promise<Nothing> {
    await this.receipts.delivered(identity, conversationId, seq);
    return {};
  }
}
