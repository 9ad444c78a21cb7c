import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessageSearchPage, MessageSearchQuery } from '@parley/contracts';
import { MessageSearch, type Principal } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

@Controller('api/search')
@ApiTags('Messages')
export class SearchController {
  constructor(private readonly messages: MessageSearch) {}

  @Get('messages')
  @Answers(MessageSearchPage, {
    summary: 'Search your messages',
    description:
      'In all conversations that you are in, or in one. All words must be there; the last may be the beginning of one.',
    means: 'A page of messages, the newest first.',
    errors: ['NOT_FOUND'],
  })
  search(
    @Caller() caller: Principal,
    @Query({ schema: MessageSearchQuery }) query: MessageSearchQuery,
  ): Promise<MessageSearchPage> {
    return this.messages.search(caller, query);
  }
}
