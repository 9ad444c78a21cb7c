import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RUNTIME, type Runtime, Whereabouts } from '@parley/domain';
import { type Connection } from './connection.ts';

/** Somebody whose connection breaks is back within this, most of the time; until then nobody is told that they left. */
const RETURN_MS = 5000;

/**
 * Tells who is connected here: the presence store, again and again, so that it notices when this process dies; and those
 * who watch, when somebody comes or goes. At the end of the process nobody is said to have left: their clients come back
 * to another gateway, and those that do not lapse.
 */
@Injectable()
export class PresenceHeartbeat implements OnApplicationBootstrap, OnModuleDestroy {
  private beats: NodeJS.Timeout | undefined;
  private readonly returns = new Set<NodeJS.Timeout>();
  private ending = false;

  constructor(
    private readonly whereabouts: Whereabouts,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.runtime.config.settings.SOCKET_HEARTBEAT_SECONDS * 1000;
    this.beats = setInterval(() => void this.tell(() => this.beat()), everyMs);
  }

  onModuleDestroy(): void {
    this.ending = true;
    clearInterval(this.beats);
    for (const timer of this.returns) clearTimeout(timer);
  }

  connected({ id, identity: { userId } }: Connection): void {
    void this.tell(async () => {
      if (await this.runtime.presence.connect(userId, id)) await this.whereabouts.came(userId);
    });
  }

  disconnected({ id, identity: { userId } }: Connection): void {
    if (this.ending) return;
    const timer = setTimeout(() => {
      this.returns.delete(timer);
      void this.tell(async () => {
        if (await this.runtime.presence.disconnect(userId, id)) await this.whereabouts.went(userId);
      });
    }, RETURN_MS);
    this.returns.add(timer);
  }

  private async beat(): Promise<void> {
    const { presence } = this.runtime;
    await Promise.all((await presence.renew()).map((userId) => this.whereabouts.came(userId)));
    await Promise.all((await presence.reap()).map((userId) => this.whereabouts.went(userId)));
  }

  /** A store that is away costs nobody the connection: the next renewal makes up for what was missed. */
  private async tell(news: () => Promise<void>): Promise<void> {
    try {
      await news();
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'presence could not be told');
    }
  }
}
