import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Conversation,
  ConversationChange,
  ConversationPage,
  Id,
  MembershipChange,
  NewConversation,
  PageQuery,
} from '@parley/contracts';
import { Conversations, type Principal } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

@Controller('api/conversations')
@ApiTags('Conversations')
export class ConversationsController {
  constructor(private readonly conversations: Conversations) {}

  @Post()
  @Answers(Conversation, {
    summary: 'Start a conversation',
    description:
      'A direct one is made once for each pair of people: asking again answers the one that is there. Of the members of a group, those who have blocked you are left out.',
    status: 201,
    means: 'The conversation.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  create(
    @Caller() caller: Principal,
    @Body({ schema: NewConversation }) wanted: NewConversation,
  ): Promise<Conversation> {
    return this.conversations.create(caller, wanted);
  }

  @Get()
  @Answers(ConversationPage, {
    summary: 'List your conversations',
    description: 'By id. Programs that stay connected use `conversations/sync` of the socket instead.',
    means: 'A page of conversations.',
  })
  list(
    @Caller() caller: Principal,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<ConversationPage> {
    return this.conversations.list(caller, query);
  }

  @Get(':id')
  @Answers(Conversation, {
    summary: 'Read a conversation',
    means: 'The conversation.',
    errors: ['NOT_FOUND'],
  })
  get(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<Conversation> {
    return this.conversations.get(caller, id);
  }

  @Patch(':id')
  @Answers(Conversation, {
    summary: 'Change a group',
    description: 'Its title, description, who finds it and who may post. For admins.',
    means: 'The conversation as it is now.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  change(
    @Caller() caller: Principal,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ConversationChange }) change: ConversationChange,
  ): Promise<Conversation> {
    return this.conversations.change(caller, id, change);
  }

  @Patch(':id/membership')
  @Answers(Conversation, {
    summary: 'Mute, pin, archive or mark as unread',
    description: 'Concerns you alone; nobody else is told.',
    means: 'The conversation as you see it now.',
    errors: ['NOT_FOUND'],
  })
  changeMembership(
    @Caller() caller: Principal,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MembershipChange }) change: MembershipChange,
  ): Promise<Conversation> {
    return this.conversations.changeMembership(caller, id, change);
  }
}
