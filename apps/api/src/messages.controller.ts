import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Emoji,
  History,
  HistoryQuery,
  Id,
  Message,
  MessageAccepted,
  MessageDeletion,
  MessageDraft,
  MessageEdit,
  MessageReceipts,
  MessageWordings,
  SeqInAddress,
  SeqReached,
} from '@parley/contracts';
import {
  Histories,
  MessageChanges,
  Messages,
  Pins,
  type Principal,
  Reactions,
  Receipts,
} from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

const ConversationId = () => Param('id', { schema: Id });
const MessageSeq = () => Param('seq', { schema: SeqInAddress });

@Controller('api/conversations/:id')
@ApiTags('Messages')
export class MessagesController {
  constructor(
    private readonly histories: Histories,
    private readonly messages: Messages,
    private readonly changes: MessageChanges,
    private readonly reactions: Reactions,
    private readonly pins: Pins,
    private readonly receipts: Receipts,
  ) {}

  @Get('messages')
  @Answers(History, {
    summary: 'Read back',
    description: 'The newest messages; or those before, after or around a seq.',
    means: 'A stretch of the history, by seq.',
    errors: ['NOT_FOUND'],
  })
  page(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Query({ schema: HistoryQuery }) query: HistoryQuery,
  ): Promise<History> {
    return this.histories.page(caller, id, query);
  }

  @Post('messages')
  @Answers(MessageAccepted, {
    summary: 'Send a message',
    description:
      'Answered when it is committed: it is not lost any more. Send it again with the same `clientId` if no answer comes; it will be there once.',
    status: 201,
    means: 'Its place in the conversation.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  send(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Body({ schema: MessageDraft }) draft: MessageDraft,
  ): Promise<MessageAccepted> {
    return this.messages.send(caller, id, draft);
  }

  @Get('messages/:seq')
  @Answers(Message, { summary: 'Read one message', means: 'The message.', errors: ['NOT_FOUND'] })
  one(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
  ): Promise<Message> {
    return this.histories.one(caller, id, seq);
  }

  @Patch('messages/:seq')
  @Answers(Message, {
    summary: 'Edit a message of yours',
    means: 'The message as it is now.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  edit(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
    @Body({ schema: MessageEdit }) edit: MessageEdit,
  ): Promise<Message> {
    return this.changes.edit(caller, id, seq, edit);
  }

  @Delete('messages/:seq')
  @Answers(null, {
    summary: 'Delete a message',
    description: 'For everyone: your own, or any as an admin of the group. For yourself: any.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  async remove(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
    @Query({ schema: MessageDeletion }) deletion: MessageDeletion,
  ): Promise<void> {
    await this.changes.remove(caller, id, seq, deletion);
  }

  @Get('messages/:seq/wordings')
  @Answers(MessageWordings, {
    summary: 'Read what a message said before',
    description: 'For its author and the admins of the group.',
    means: 'Earlier wordings, the oldest first.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  wordings(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
  ): Promise<MessageWordings> {
    return this.changes.wordings(caller, id, seq);
  }

  @Get('messages/:seq/receipts')
  @Answers(MessageReceipts, {
    summary: 'Read who got and read a message, and when',
    description:
      'In conversations of up to fifty members. Who has switched read receipts off shows none and sees none.',
    means: 'The others, with the times that are known.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  receiptsOf(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
  ): Promise<MessageReceipts> {
    return this.receipts.of(caller, id, seq);
  }

  @Put('messages/:seq/reactions/:emoji')
  @Answers(Message, {
    summary: 'React to a message',
    means: 'The message as it is now.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  react(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
    @Param('emoji', { schema: Emoji }) emoji: string,
  ): Promise<Message> {
    return this.reactions.add(caller, id, seq, emoji);
  }

  @Delete('messages/:seq/reactions/:emoji')
  @Answers(Message, {
    summary: 'Take a reaction back',
    means: 'The message as it is now.',
    errors: ['NOT_FOUND'],
  })
  unreact(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
    @Param('emoji', { schema: Emoji }) emoji: string,
  ): Promise<Message> {
    return this.reactions.remove(caller, id, seq, emoji);
  }

  @Put('messages/:seq/pin')
  @Answers(null, {
    summary: 'Pin a message',
    description: 'For admins in groups, for both in a direct conversation.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  async pin(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
  ): Promise<void> {
    await this.pins.pin(caller, id, seq);
  }

  @Delete('messages/:seq/pin')
  @Answers(null, { summary: 'Unpin a message', status: 204, errors: ['NOT_FOUND', 'FORBIDDEN'] })
  async unpin(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @MessageSeq() seq: number,
  ): Promise<void> {
    await this.pins.unpin(caller, id, seq);
  }

  @Post('read')
  @Answers(null, {
    summary: 'Say how far you have read',
    description: 'Never goes back; a smaller seq than before changes nothing.',
    status: 204,
    errors: ['NOT_FOUND'],
  })
  async read(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Body({ schema: SeqReached }) { seq }: SeqReached,
  ): Promise<void> {
    await this.receipts.read(caller, id, seq);
  }
}
