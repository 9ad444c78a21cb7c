import { Controller, Delete, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BlockPage, Id, PageQuery } from '@parley/contracts';
import { Blocks, type Principal } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';
import { REVALIDATED } from './revalidated.ts';

@Controller('api/blocks')
@ApiTags('Contacts')
export class BlocksController {
  constructor(private readonly blocks: Blocks) {}

  @Get()
  @Header(...REVALIDATED)
  @Answers(BlockPage, { summary: 'List whom you have blocked', means: 'A page of people, by name.' })
  list(@Caller() caller: Principal, @Query({ schema: PageQuery }) query: PageQuery): Promise<BlockPage> {
    return this.blocks.list(caller, query);
  }

  @Put(':userId')
  @Answers(null, {
    summary: 'Block somebody',
    description:
      'Ends your friendship, withdraws your request to them and declines theirs. Neither of you finds the other one any more. ' +
      'They are not told. Blocking again is fine.',
    status: 204,
    errors: ['NOT_FOUND'],
  })
  block(@Caller() caller: Principal, @Param('userId', { schema: Id }) userId: string): Promise<void> {
    return this.blocks.block(caller, userId);
  }

  @Delete(':userId')
  @Answers(null, {
    summary: 'Unblock somebody',
    description: 'Brings nothing back that the block has ended. Fine where there is none.',
    status: 204,
  })
  unblock(@Caller() caller: Principal, @Param('userId', { schema: Id }) userId: string): Promise<void> {
    return this.blocks.unblock(caller, userId);
  }
}
