import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Conversations, RUNTIME, type Runtime, Sync } from '@parley/domain';
import { ConversationFeed } from './conversation-feed.ts';

const EVERY_MS = 15_000;
const LOOKED_UP_AT_ONCE = 500;

/**
 * Looks now and then whether the conversations of those who are connected here have versions that nobody heard of, and
 * whether these people are in as many as is known: a process that dies between its commit and its publishing leaves such
 * a hole, and no later event may come to reveal it.
 */
@Injectable()
export class VersionBeacon implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly sync: Sync,
    private readonly conversations: Conversations,
    private readonly feed: ConversationFeed,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      // Before the versions: whoever is out by now need not hear of them.
      await this.lookAtMemberships();
      await this.lookAtVersions();
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'what was missed could not be looked up');
    } finally {
      this.looking = false;
    }
  }

  private async lookAtMemberships(): Promise<void> {
    for (const listeners of chunks(this.feed.listeners)) {
      const people = new Set(listeners.map(({ socket }) => socket.data.identity.userId));
      const counts = await this.conversations.countsOf([...people]);
      for (const { socket, conversations } of listeners) {
        const { userId } = socket.data.identity;
        if ((counts.get(userId) ?? 0) !== conversations) await this.feed.correct(socket);
      }
    }
  }

  private async lookAtVersions(): Promise<void> {
    for (const ids of chunks(this.feed.ids)) {
      const versions = await this.sync.versionsOf(ids);
      for (const [id, version] of versions) this.feed.remind(id, version);
    }
  }
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += LOOKED_UP_AT_ONCE) yield all.slice(i, i + LOOKED_UP_AT_ONCE);
}
