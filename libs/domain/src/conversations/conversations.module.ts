import { Module } from '@nestjs/common';
import { Database } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { AccountDepartures } from './account-departures.ts';
import { Arrivals } from './arrivals.ts';
import { Bans } from './bans.service.ts';
import { ConversationAccess } from './conversation-access.ts';
import { ConversationDeltas } from './conversation-deltas.ts';
import { ConversationEvents } from './conversation-events.ts';
import { ConversationSeeds } from './conversation-seeds.service.ts';
import { ConversationViews } from './conversation-views.ts';
import { Conversations } from './conversations.service.ts';
import { Deliveries } from './deliveries.ts';
import { Departures } from './departures.ts';
import { DirectMessagePolicy } from './direct-message-policy.ts';
import { Histories } from './history.service.ts';
import { JoinCodes } from './join-codes.service.ts';
import { Members } from './members.service.ts';
import { Membership } from './membership.ts';
import { MessageChange } from './message-change.ts';
import { MessageChanges } from './message-changes.service.ts';
import { MessageContents } from './message-contents.ts';
import { MessageIndex } from './message-index.ts';
import { MessageIndexMySql } from './message-index-mysql.ts';
import { MessageIndexSqlite } from './message-index-sqlite.ts';
import { MessageIndexing } from './message-indexing.ts';
import { Messages } from './messages.service.ts';
import { MessageSearch } from './message-search.service.ts';
import { MessageWriter } from './message-writer.ts';
import { PinnedMessages } from './pinned-messages.ts';
import { Pins } from './pins.service.ts';
import { PostingRules } from './posting-rules.ts';
import { Reactions } from './reactions.service.ts';
import { Receipts } from './receipts.service.ts';
import { Rooms } from './rooms.service.ts';
import { Sync } from './sync.service.ts';
import { Typing } from './typing.service.ts';

const services = [
  AccountDepartures,
  Bans,
  Conversations,
  ConversationSeeds,
  Histories,
  JoinCodes,
  Members,
  MessageChanges,
  MessageIndexing,
  Messages,
  MessageSearch,
  Pins,
  Reactions,
  Receipts,
  Rooms,
  Sync,
  Typing,
];

const index = {
  provide: MessageIndex,
  inject: [Database],
  useFactory: ({ dialect }: Database): MessageIndex =>
    dialect === 'mysql' ? new MessageIndexMySql() : new MessageIndexSqlite(),
};

/** Conversations of every kind, and what is said in them. */
@Module({
  providers: [
    ...services,
    Arrivals,
    ConversationAccess,
    ConversationDeltas,
    ConversationEvents,
    ConversationViews,
    Deliveries,
    Departures,
    DirectMessagePolicy,
    index,
    Membership,
    MessageChange,
    MessageContents,
    MessageWriter,
    PinnedMessages,
    PostingRules,
    UserCards,
  ],
  exports: services,
})
export class ConversationsModule {}
