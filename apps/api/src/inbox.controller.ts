import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InboxMessage } from '@parley/contracts';
import { Answers } from './answers.decorator.ts';
import { DevelopmentInbox, InboxFilter } from './development-inbox.ts';
import { Public } from './public.decorator.ts';

@Controller('dev')
@ApiTags('Development')
@Public()
export class InboxController {
  constructor(private readonly inbox: DevelopmentInbox) {}

  @Get('inbox.json')
  @Answers(InboxMessage, {
    summary: 'Read the development inbox',
    description:
      'Codes and mails that were sent to nobody, newest first. Never in production. For people: /dev/inbox.',
    array: true,
    means: 'The messages.',
    errors: ['FEATURE_DISABLED'],
  })
  list(@Query({ schema: InboxFilter }) filter: InboxFilter): Promise<InboxMessage[]> {
    return this.inbox.list(filter);
  }
}
