import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, SessionList } from '@parley/contracts';
import { type Principal, Sessions } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

@Controller('api/auth/sessions')
@ApiTags('Sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @Answers(SessionList, {
    summary: 'List where you are signed in',
    description: 'With device, place and last use; the one that asks is marked `current`.',
    means: 'Your sessions, the last used first.',
  })
  list(@Caller() caller: Principal): Promise<SessionList> {
    return this.sessions.list(caller);
  }

  @Delete()
  @Answers(null, {
    summary: 'Sign out everywhere else',
    description: 'Ends all of your sessions but the one that asks.',
    status: 204,
  })
  revokeOthers(@Caller() caller: Principal): Promise<void> {
    return this.sessions.revokeOthers(caller);
  }

  @Delete(':id')
  @Answers(null, { summary: 'Sign out one session', status: 204, errors: ['NOT_FOUND'] })
  revoke(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.sessions.revoke(caller, id);
  }
}
