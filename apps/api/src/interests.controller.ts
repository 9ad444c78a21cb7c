import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Friend, Id, InterestList, InterestOutcome, InterestPage, NewInterest } from '@parley/contracts';
import { InterestBoxes, Interests, type Principal } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';
import { REVALIDATED } from './revalidated.ts';

@Controller('api/interests')
@ApiTags('Contacts')
export class InterestsController {
  constructor(
    private readonly interests: Interests,
    private readonly boxes: InterestBoxes,
  ) {}

  @Post()
  @Answers(InterestOutcome, {
    summary: 'Ask somebody to be your friend',
    description:
      'Where they have asked you before, you are friends at once. Asking again while your request waits answers with that request. ' +
      'A person may send 50 a day, have 100 waiting, and ask the same person three times in 30 days. `CONFLICT` where you are ' +
      'friends already, where you have blocked the other one, and where too many of your requests wait.',
    means: 'What came of it: a request that waits, or a friend.',
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  send(
    @Caller() caller: Principal,
    @Body({ schema: NewInterest }) body: NewInterest,
  ): Promise<InterestOutcome> {
    return this.interests.send(caller, body);
  }

  @Get()
  @Header(...REVALIDATED)
  @Answers(InterestPage, {
    summary: 'List the requests that wait for an answer',
    means: 'A page of requests, the newest first.',
  })
  list(
    @Caller() caller: Principal,
    @Query({ schema: InterestList }) query: InterestList,
  ): Promise<InterestPage> {
    return this.boxes.list(caller, query);
  }

  @Post(':id/accept')
  @Answers(Friend, {
    summary: 'Accept a request',
    description:
      'Accepting again answers the same, for as long as the two are friends. `CONFLICT` where the request was declined or withdrawn.',
    means: 'Your new friend.',
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  accept(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<Friend> {
    return this.interests.accept(caller, id);
  }

  @Post(':id/decline')
  @Answers(null, {
    summary: 'Decline a request',
    description:
      'The sender is not told, and goes on to see it waiting; what they send within the next 30 days is not shown to you. ' +
      'Declining again is fine. `CONFLICT` where the request was accepted or withdrawn.',
    status: 204,
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  decline(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.interests.decline(caller, id);
  }

  @Post(':id/withdraw')
  @Answers(null, {
    summary: 'Withdraw a request of yours',
    description: 'Withdrawing again is fine. `CONFLICT` where the request was accepted.',
    status: 204,
    errors: ['NOT_FOUND', 'CONFLICT'],
  })
  withdraw(@Caller() caller: Principal, @Param('id', { schema: Id }) id: string): Promise<void> {
    return this.interests.withdraw(caller, id);
  }
}
