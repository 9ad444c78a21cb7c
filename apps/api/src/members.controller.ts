import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BanPage,
  Conversation,
  Id,
  JoinCode,
  Member,
  MemberPage,
  MemberRemoval,
  NewJoinCode,
  NewMembers,
  PageQuery,
  RoleChange,
} from '@parley/contracts';
import { Bans, JoinCodes, Members, type Principal, Rooms } from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { Caller } from './params.decorator.ts';

const ConversationId = () => Param('id', { schema: Id });
const UserId = () => Param('userId', { schema: Id });

@Controller('api/conversations/:id')
@ApiTags('Members')
export class MembersController {
  constructor(
    private readonly people: Members,
    private readonly banned: Bans,
    private readonly rooms: Rooms,
    private readonly codes: JoinCodes,
  ) {}

  @Get('members')
  @Answers(MemberPage, { summary: 'List who is in it', means: 'A page of members.', errors: ['NOT_FOUND'] })
  list(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<MemberPage> {
    return this.people.list(caller, id, query);
  }

  @Post('members')
  @Answers(Conversation, {
    summary: 'Add people to a group',
    description:
      'For admins; in private groups where all may post, for every member. Those who have blocked you, who are in it already or who are banned are left out; an admin who adds somebody banned lifts the ban.',
    means: 'The conversation as it is now.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  add(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Body({ schema: NewMembers }) added: NewMembers,
  ): Promise<Conversation> {
    return this.people.add(caller, id, added);
  }

  @Patch('members/:userId')
  @Answers(Member, {
    summary: 'Give somebody another role',
    description: 'For the owner. Making somebody the owner makes you an admin.',
    means: 'The member as it is now.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  setRole(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @UserId() userId: string,
    @Body({ schema: RoleChange }) change: RoleChange,
  ): Promise<Member> {
    return this.people.setRole(caller, id, userId, change);
  }

  @Delete('members/:userId')
  @Answers(null, {
    summary: 'Remove or ban somebody',
    description:
      'Admins remove members, the owner removes admins too. With `ban=true` the person cannot come back.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  remove(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @UserId() userId: string,
    @Query({ schema: MemberRemoval }) removal: MemberRemoval,
  ): Promise<void> {
    return this.people.remove(caller, id, userId, removal);
  }

  @Get('bans')
  @Answers(BanPage, {
    summary: 'List who is banned',
    description: 'For admins.',
    means: 'A page of those who may not come back.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  bans(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<BanPage> {
    return this.banned.list(caller, id, query);
  }

  @Delete('bans/:userId')
  @Answers(null, {
    summary: 'Lift a ban',
    description: 'For admins. The person is not brought back, and nobody is told; who is not banned is fine.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  liftBan(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @UserId() userId: string,
  ): Promise<void> {
    return this.banned.lift(caller, id, userId);
  }

  @Post('join')
  @Answers(Conversation, {
    summary: 'Join a public room',
    means: 'The conversation.',
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
  })
  join(@Caller() caller: Principal, @ConversationId() id: string): Promise<Conversation> {
    return this.rooms.join(caller, id);
  }

  @Post('leave')
  @Answers(null, {
    summary: 'Leave a group',
    description:
      'An owner who leaves passes the group on to the admin, or else the member, who has been in it longest.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  leave(@Caller() caller: Principal, @ConversationId() id: string): Promise<void> {
    return this.people.leave(caller, id);
  }

  @Get('code')
  @Answers(JoinCode, {
    summary: 'Read the join code',
    description: 'For admins.',
    means: 'The code that works now.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  code(@Caller() caller: Principal, @ConversationId() id: string): Promise<JoinCode> {
    return this.codes.current(caller, id);
  }

  @Post('code')
  @Answers(JoinCode, {
    summary: 'Make a new join code',
    description: 'The one before stops working. For admins.',
    status: 201,
    means: 'The new code.',
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  rotate(
    @Caller() caller: Principal,
    @ConversationId() id: string,
    @Body({ schema: NewJoinCode }) wanted: NewJoinCode,
  ): Promise<JoinCode> {
    return this.codes.rotate(caller, id, wanted);
  }

  @Delete('code')
  @Answers(null, {
    summary: 'Withdraw the join code',
    description: 'For admins.',
    status: 204,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  })
  revoke(@Caller() caller: Principal, @ConversationId() id: string): Promise<void> {
    return this.codes.revoke(caller, id);
  }
}
