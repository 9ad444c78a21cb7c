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
  /** The last delivery of each person's news that is under way: what came first is told first. */
  private readonly deliveries = new Map<string, Promise<void>>();

  constructor(
    private readonly whereabouts: Whereabouts,
    announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.feeds = new TopicFeeds('presence', announcements, runtime.log, (sockets, news, id) => {
      this.deliverInTurn(sockets, news, id);
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

  private deliverInTurn(sockets: ReadonlySet<ParleySocket>, news: PresenceNews, userId: string): void {
    const before = this.deliveries.get(userId) ?? Promise.resolve();
    const delivery = before.then(() => this.deliver(sockets, news, userId));
    this.deliveries.set(userId, delivery);
    void delivery.then(() => {
      if (this.deliveries.get(userId) === delivery) this.deliveries.delete(userId);
    });
  }

  /** Asked anew each time: since they began to watch, the person may have blocked somebody or changed a setting. */
  private async deliver(
    sockets: ReadonlySet<ParleySocket>,
    { watcherId, ...news }: PresenceNews,
    userId: string,
  ): Promise<void> {
    const identityOf = ({ data }: ParleySocket) => data.identity.userId;
    const concerned = [...sockets].filter((socket) => watcherId === null || identityOf(socket) === watcherId);
    if (concerned.length === 0) return;
    try {
      const allowed = await this.whereabouts.mayKnow(userId, [...new Set(concerned.map(identityOf))]);
      for (const socket of concerned) {
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

const NOTHING_SHOWN = { online: false, lastSeen: null };
