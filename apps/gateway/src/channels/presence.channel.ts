import {
  ACTIONS,
  AppError,
  LIMITS,
  type Nothing,
  type PeopleWatched,
  type PresenceList,
} from '@parley/contracts';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';
import { PresenceFeed } from '../presence-feed.ts';

@Channel('presence')
export class PresenceChannel {
  constructor(private readonly feed: PresenceFeed) {}

  @Action('watch', ACTIONS.presence.watch)
  async watch({ socket }: Connection, { userIds }: PeopleWatched): Promise<PresenceList> {
    if (this.feed.countOf(socket) + userIds.length > LIMITS.watched) {
      throw AppError.field('userIds', `Watch ${LIMITS.watched} people at most; unwatch some first.`);
    }
    return { items: await this.feed.watch(socket, userIds) };
  }

  @Action('unwatch', ACTIONS.presence.unwatch)
  unwatch({ socket }: Connection, { userIds }: PeopleWatched): Nothing {
    this.feed.unwatch(socket, userIds);
    return {};
  }
}
