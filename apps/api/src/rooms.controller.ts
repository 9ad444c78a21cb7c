import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Conversation, JoinByCode, Room, RoomPage, RoomSearch } from '@parley/contracts';
import { JoinCodes, type Principal, Rooms } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

@Controller('api/conversations')
@ApiTags('Rooms')
export class RoomsController {
  constructor(
    private readonly rooms: Rooms,
    private readonly codes: JoinCodes,
  ) {}

  @Get('public')
  @Answers(RoomPage, { summary: 'Find public rooms', means: 'A page of rooms, by title.' })
  search(@Caller() caller: Principal, @Query({ schema: RoomSearch }) query: RoomSearch): Promise<RoomPage> {
    return this.rooms.search(caller, query);
  }

  @Post('join/preview')
  @Answers(Room, {
    summary: 'Look where a join code leads',
    description: 'For deciding whether to join. Tries with codes are limited to thirty in an hour.',
    means: 'What the code opens.',
    errors: ['NOT_FOUND'],
  })
  preview(@Caller() caller: Principal, @Body({ schema: JoinByCode }) code: JoinByCode): Promise<Room> {
    return this.codes.preview(caller, code);
  }

  @Post('join')
  @Answers(Conversation, {
    summary: 'Join by a code',
    description: 'A code that is unknown, expired or used up gets the same answer.',
    means: 'The conversation.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  join(@Caller() caller: Principal, @Body({ schema: JoinByCode }) code: JoinByCode): Promise<Conversation> {
    return this.codes.join(caller, code);
  }
}
