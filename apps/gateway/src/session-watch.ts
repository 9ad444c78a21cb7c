import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { Announcements, RUNTIME, type Runtime, Sessions } from '@parley/domain';
import { type Subscription } from '@parley/infra';
import { type Connection } from './connection.ts';
import { Connections } from './connections.ts';

const LOOK_EVERY_MS = 1000;
/** Time for a client whose refresh is under way when its token expires. */
const EXPIRY_GRACE_MS = 30_000;
const CHECKS_AT_A_TIME = 50;

/** Ends connections whose session has ended, or whose access token has expired and was not renewed. */
@Injectable()
export class SessionWatch implements OnModuleInit, OnModuleDestroy {
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly sessions: Sessions,
    private readonly announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  async onModuleInit(): Promise<void> {
    this.subscription = await this.announcements.subscribe('sessions.revoked', ({ sessionIds }) =>
      this.connections.revoke(sessionIds),
    );
    this.runtime.bus.onGap(() => void this.checkAll());
    this.timer = setInterval(() => this.closeExpired(), LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.subscription?.unsubscribe();
  }

  private closeExpired(): void {
    const limit = this.runtime.clock.now().getTime() - EXPIRY_GRACE_MS;
    for (const connection of [...this.connections]) {
      if (connection.identity.expiresAt.getTime() <= limit) connection.close('TOKEN_EXPIRED');
    }
  }

  /** The bus was away, and revocations may have been missed. */
  private async checkAll(): Promise<void> {
    const all = [...this.connections];
    for (let i = 0; i < all.length; i += CHECKS_AT_A_TIME) {
      await Promise.all(all.slice(i, i + CHECKS_AT_A_TIME).map((connection) => this.check(connection)));
    }
  }

  private async check({ identity }: Connection): Promise<void> {
    try {
      await this.sessions.authenticate(identity.accessToken);
    } catch (error) {
      const code = error instanceof AppError ? error.code : undefined;
      if (code === 'SESSION_REVOKED') this.connections.revoke([identity.sessionId]);
      else if (code !== 'TOKEN_EXPIRED')
        this.runtime.log.error({ err: error }, 'a session could not be checked');
    }
  }
}
