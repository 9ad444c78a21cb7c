import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ServerInfo } from '@parley/contracts';
import { Answers } from './answers.decorator.ts';
import { Public } from './public.decorator.ts';
import { REVALIDATED } from './revalidated.ts';
import { ServerFacts } from './server-facts.ts';

@Controller('api/server')
@ApiTags('Server')
@Public()
export class ServerController {
  constructor(private readonly facts: ServerFacts) {}

  @Get()
  @Header(...REVALIDATED)
  @Answers(ServerInfo, {
    summary: 'See what this server offers',
    description:
      'Which ways to sign in are switched on, and what else a client needs to know before anybody has signed in.',
    means: 'The server.',
  })
  info(): ServerInfo {
    return this.facts.info();
  }
}
