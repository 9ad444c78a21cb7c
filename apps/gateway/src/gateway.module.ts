import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccountsModule, ConversationsModule, PresenceModule } from '@parley/domain';
import { ChannelRegistry } from './channel-registry.ts';
import { ConversationsChannel } from './channels/conversations.channel.ts';
import { MessagesChannel } from './channels/messages.channel.ts';
import { PresenceChannel } from './channels/presence.channel.ts';
import { SessionChannel } from './channels/session.channel.ts';
import { TypingChannel } from './channels/typing.channel.ts';
import { Connections } from './connections.ts';
import { ConversationFeed } from './conversation-feed.ts';
import { Handshake } from './handshake.ts';
import { Multiplexer } from './multiplexer.ts';
import { PersonalFeed } from './personal-feed.ts';
import { PresenceFeed } from './presence-feed.ts';
import { PresenceHeartbeat } from './presence-heartbeat.ts';
import { SessionWatch } from './session-watch.ts';
import { SlowReaders } from './slow-readers.ts';
import { SocketErrors } from './socket-errors.ts';
import { SocketAdapter } from './socket.adapter.ts';
import { SocketGateway } from './socket.gateway.ts';
import { VersionBeacon } from './version-beacon.ts';

const channels = [ConversationsChannel, MessagesChannel, PresenceChannel, SessionChannel, TypingChannel];

@Module({
  imports: [AccountsModule, ConversationsModule, DiscoveryModule, PresenceModule],
  providers: [
    ...channels,
    ChannelRegistry,
    Connections,
    ConversationFeed,
    Handshake,
    Multiplexer,
    PersonalFeed,
    PresenceFeed,
    PresenceHeartbeat,
    SessionWatch,
    SlowReaders,
    SocketErrors,
    SocketAdapter,
    SocketGateway,
    VersionBeacon,
  ],
})
export class GatewayModule {}
