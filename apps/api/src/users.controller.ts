import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, UserPage, UserProfile, UserSearch } from '@parley/contracts';
import { People, type Principal, Users } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';
import { REVALIDATED } from './revalidated.ts';

@Controller('api/users')
@ApiTags('People')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly people: People,
  ) {}

  @Get()
  @Header(...REVALIDATED)
  @Answers(UserPage, {
    summary: 'Find people',
    description:
      'By the beginning of a name or username. A whole phone number or e-mail address finds its owner, if they want to be found by it.',
    means: 'A page of people.',
  })
  search(@Caller() caller: Principal, @Query({ schema: UserSearch }) query: UserSearch): Promise<UserPage> {
    return this.users.search(caller, query);
  }

  @Get(':id')
  @Header(...REVALIDATED)
  @Answers(UserProfile, {
    summary: 'Read a person’s card, and how you stand to each other',
    means: 'The person.',
    errors: ['NOT_FOUND'],
  })
  get(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<UserProfile> {
    return this.people.get(caller, id);
  }
}
