import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountsModule, ContactsModule, ConversationsModule, LinksModule } from '@parley/domain';
import { AdminJobs } from './admin-jobs.ts';
import { AdminJobsController } from './admin-jobs.controller.ts';
import { AuthController } from './auth.controller.ts';
import { AuthGuard } from './auth.guard.ts';
import { AvatarsController } from './avatars.controller.ts';
import { BlocksController } from './blocks.controller.ts';
import { Callers } from './callers.ts';
import { readCookies } from './cookies.ts';
import { ConversationsController } from './conversations.controller.ts';
import { DevelopmentInbox } from './development-inbox.ts';
import { FriendsController } from './friends.controller.ts';
import { GoogleController } from './google.controller.ts';
import { GoogleJourney } from './google-journey.ts';
import { GoogleSignIn } from './google-sign-in.ts';
import { GoogleStrategy } from './google.strategy.ts';
import { InboxController } from './inbox.controller.ts';
import { InterestsController } from './interests.controller.ts';
import { LinksController } from './links.controller.ts';
import { MeController } from './me.controller.ts';
import { MembersController } from './members.controller.ts';
import { MessagesController } from './messages.controller.ts';
import { RateLimitGuard } from './rate-limit.guard.ts';
import { RoomsController } from './rooms.controller.ts';
import { SearchController } from './search.controller.ts';
import { ServerController } from './server.controller.ts';
import { ServerFacts } from './server-facts.ts';
import { SessionsController } from './sessions.controller.ts';
import { AsyncApiController } from './socket-protocol/asyncapi.controller.ts';
import { TokenDelivery } from './token-delivery.ts';
import { UsersController } from './users.controller.ts';

/** The HTTP edge. Its guards are global: a route is closed and counted unless it says otherwise. */
@Module({
  imports: [AccountsModule, ContactsModule, ConversationsModule, LinksModule],
  controllers: [
    AdminJobsController,
    AsyncApiController,
    AuthController,
    AvatarsController,
    BlocksController,
    FriendsController,
    GoogleController,
    InboxController,
    InterestsController,
    LinksController,
    MeController,
    // Before conversations: its fixed paths would be taken for ids.
    RoomsController,
    ConversationsController,
    MembersController,
    MessagesController,
    SearchController,
    ServerController,
    SessionsController,
    UsersController,
  ],
  providers: [
    AdminJobs,
    Callers,
    DevelopmentInbox,
    GoogleJourney,
    GoogleSignIn,
    GoogleStrategy,
    ServerFacts,
    TokenDelivery,
    // In this order: what is refused for want of a token is counted too.
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class ApiModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(readCookies).forRoutes('api/auth/*path');
  }
}
