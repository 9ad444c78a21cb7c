import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError, type PersonalEvent } from '@parley/contracts';
import { Announcements, RUNTIME, type Runtime } from '@parley/domain';
import { inTime } from '@parley/edge';
import { type ParleySocket } from './connection.ts';
import { ConversationFeed } from './conversation-feed.ts';
import { tell } from './tell.ts';
import { TopicFeeds } from './topic-feeds.ts';

/** A client that cannot be promised its events by then is sent away, to try again. */
const PATIENCE_MS = 3000;

/**
 * Brings people what happens to them. While a person has a client here, or one on its way in, this process is subscribed
 * to that person's topic; what arrives goes to all of their clients.
 */
@Injectable()
export class PersonalFeed implements OnModuleInit {
  private readonly feeds: TopicFeeds<'user'>;

  constructor(
    private readonly conversations: ConversationFeed,
    announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.feeds = new TopicFeeds('user', announcements, runtime.log, (sockets, events) =>
      this.deliver(sockets, events),
    );
  }

  onModuleInit(): void {
    this.runtime.bus.onGap(() => {
      for (const id of this.feeds.ids) {
        for (const socket of this.feeds.socketsOf(id)) void this.startAfresh(socket);
      }
    });
  }

  /**
   * To be called before the handshake is answered. Resolves when the subscription is in force: so what a client loads
   * once it is connected, together with the events that follow, has no hole.
   */
  async follow(socket: ParleySocket): Promise<void> {
    const { userId } = socket.data.identity;
    const leave = () => {
      socket.conn.off('close', leave);
      this.feeds.remove(userId, socket);
    };
    // A client that goes away during the handshake never connects, and so never disconnects either.
    socket.conn.once('close', leave);
    socket.once('disconnect', leave);
    try {
      await inTime(this.feeds.add(userId, socket), PATIENCE_MS, () => new AppError('UNAVAILABLE'));
    } catch (error) {
      leave();
      throw error;
    }
    if (socket.conn.readyState !== 'open') leave();
  }

  private deliver(sockets: ReadonlySet<ParleySocket>, events: readonly PersonalEvent[]): void {
    for (const event of events) this.conversations.apply(sockets, event);
    tell(sockets, events);
  }

  /** Something may have been missed: also that the person was removed from a conversation. */
  private async startAfresh(socket: ParleySocket): Promise<void> {
    try {
      await this.conversations.reload(socket);
      tell([socket], [{ channel: 'session', type: 'missed', data: {} }]);
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'a client could not be brought up to date and has to come back');
      socket.disconnect(true);
    }
  }
}
