import { Inject, Injectable } from '@nestjs/common';
import { type Presence, type PresenceNews } from '@parley/contracts';
import { Announcements, RUNTIME, type Runtime, Whereabouts } from '@parley/domain';
import { type ParleySocket } from './connection.ts';
import { TopicFeeds } from './topic-feeds.ts';

/** Brings the coming and going of people to those who watch them, as far as each shows it. */
@Injectable()
export class PresenceFeed {
  private readonly feeds: TopicFeeds<'presence'>;
  /** Whom each client watches, and whether anything was shown to it of that person. */
  private readonly watched = new Map<ParleySocket, Map<string, boolean>>();

  constructor(
    private readonly whereabouts: Whereabouts,
    announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.feeds = new TopicFeeds('presence', announcements, runtime.log, (sockets, news, id) => {
      void this.deliver(sockets, news, id);
    });
  }

  countOf(socket: ParleySocket): number {
    return this.watched.get(socket)?.size ?? 0;
  }

  /** Listens first and looks then, so that nothing is missed in between. */
  async watch(socket: ParleySocket, userIds: readonly string[]): Promise<Presence[]> {
    const mine = this.watched.get(socket) ?? this.begin(socket);
    for (const id of userIds) mine.set(id, mine.get(id) ?? false);
    await Promise.all(userIds.map((id) => this.feeds.add(id, socket)));
    const people = await this.whereabouts.of(socket.data.identity, userIds);
    for (const { userId, online, lastSeen } of people) {
      if (mine.has(userId) && (online || lastSeen !== null)) mine.set(userId, true);
    }
    return people;
  }

  unwatch(socket: ParleySocket, userIds: readonly string[]): void {
    for (const id of userIds) {
      if (this.watched.get(socket)?.delete(id)) this.feeds.remove(id, socket);
    }
  }

  private begin(socket: ParleySocket): Map<string, boolean> {
    const mine = new Map<string, boolean>();
    this.watched.set(socket, mine);
    socket.once('disconnect', () => {
      this.unwatch(socket, [...mine.keys()]);
      this.watched.delete(socket);
    });
    return mine;
  }

  /** Asked anew each time: since they began to watch, the person may have blocked somebody or changed a setting. */
  private async deliver(
    sockets: ReadonlySet<ParleySocket>,
    news: PresenceNews,
    userId: string,
  ): Promise<void> {
    const identityOf = ({ data }: ParleySocket) => data.identity.userId;
    try {
      const allowed = await this.whereabouts.mayKnow(userId, [...new Set([...sockets].map(identityOf))]);
      for (const socket of sockets) {
        const mine = this.watched.get(socket);
        if (!socket.connected || !mine?.has(userId)) continue;
        const mayKnow = allowed.has(identityOf(socket));
        // To who may not know, even that there is news would tell something.
        if (!mayKnow && !mine.get(userId)) continue;
        mine.set(userId, mayKnow);
        const shown = mayKnow ? news : NOTHING_SHOWN;
        socket.emit('events', [{ channel: 'presence', type: 'changed', data: { userId, ...shown } }]);
      }
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'somebody’s presence could not be passed on');
    }
  }
}

const NOTHING_SHOWN: PresenceNews = { online: false, lastSeen: null };
