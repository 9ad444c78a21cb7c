import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Housekeeping, RUNTIME, type Runtime } from '@parley/domain';

const FIRST_AFTER_MS = 60_000;

/** Cleans up again and again, at times that differ from worker to worker. */
@Injectable()
export class Housekeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly everyMs: number;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly housekeeping: Housekeeping,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.everyMs = runtime.config.settings.HOUSEKEEPING_SECONDS * 1000;
  }

  onApplicationBootstrap(): void {
    this.schedule(Math.min(FIRST_AFTER_MS, this.everyMs));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    const jitter = 0.9 + Math.random() * 0.2;
    this.timer = setTimeout(() => {
      this.round = this.cleanUp().finally(() => this.schedule(this.everyMs));
    }, delayMs * jitter);
  }

  private async cleanUp(): Promise<void> {
    try {
      await this.housekeeping.run();
    } catch (error) {
      this.runtime.log.error({ err: error }, 'housekeeping failed and will be tried again');
    }
  }
}
