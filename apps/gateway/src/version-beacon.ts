import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RUNTIME, type Runtime, Sync } from '@parley/domain';
import { ConversationFeed } from './conversation-feed.ts';

const EVERY_MS = 15_000;
const LOOKED_UP_AT_ONCE = 500;

/**
 * Looks now and then whether the conversations of those who are connected here have versions that nobody heard of: a process
 * that dies between its commit and its publishing leaves such a hole, and no later event may come to reveal it.
 */
@Injectable()
export class VersionBeacon implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly sync: Sync,
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
      const { ids } = this.feed;
      for (let i = 0; i < ids.length; i += LOOKED_UP_AT_ONCE) {
        const versions = await this.sync.versionsOf(ids.slice(i, i + LOOKED_UP_AT_ONCE));
        for (const [id, version] of versions) this.feed.remind(id, version);
      }
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'the versions of conversations could not be looked up');
    } finally {
      this.looking = false;
    }
  }
}
