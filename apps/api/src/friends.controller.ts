import { Controller, Delete, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FriendPage, Id, PageQuery } from '@parley/contracts';
import { Friends, type Principal } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';
import { REVALIDATED } from './revalidated.ts';

@Controller('api/friends')
@ApiTags('Contacts')
export class FriendsController {
  constructor(private readonly friends: Friends) {}

  @Get()
  @Header(...REVALIDATED)
  @Answers(FriendPage, { summary: 'List your friends', means: 'A page of friends, by name.' })
  list(@Caller() caller: Principal, @Query({ schema: PageQuery }) query: PageQuery): Promise<FriendPage> {
    return this.friends.list(caller, query);
  }

  @Delete(':userId')
  @Answers(null, {
    summary: 'End a friendship',
    description: 'For both of you. Fine where there is none.',
    status: 204,
    errors: ['NOT_FOUND'],
  })
  remove(@Caller() caller: Principal, @Param('userId', { schema: Id }) userId: string): Promise<void> {
    return this.friends.remove(caller, userId);
  }
}
