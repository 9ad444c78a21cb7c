import { Config } from '@parley/config';
import {
  ACTIONS,
  AppError,
  type SessionGreeting,
  type SessionRefresh,
  type SessionRefreshed,
} from '@parley/contracts';
import { Sessions } from '@parley/domain';
import { Clock } from '@parley/infra';
import { Action, Channel } from '../channel.decorators.ts';
import { type Connection } from '../connection.ts';

/** The connection itself: whose it is, and for how long. */
@Channel('session')
export class SessionChannel {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Action('hello', ACTIONS.session.hello)
  hello(client: Connection): SessionGreeting {
    const { userId, sessionId, expiresAt } = client.identity;
    return {
      userId,
      sessionId,
      serverTime: this.clock.now().toISOString(),
      heartbeatSeconds: this.config.settings.SOCKET_HEARTBEAT_SECONDS,
      expiresIn: this.secondsUntil(expiresAt),
    };
  }

  @Action('refresh', ACTIONS.session.refresh)
  async refresh(client: Connection, { accessToken }: SessionRefresh): Promise<SessionRefreshed> {
    const shown = await this.sessions.authenticate(accessToken);
    const { userId, sessionId } = client.identity;
    if (shown.userId !== userId || shown.sessionId !== sessionId) throw new AppError('FORBIDDEN');
    client.renew({ ...shown, accessToken });
    return { expiresIn: this.secondsUntil(client.identity.expiresAt) };
  }

  private secondsUntil(time: Date): number {
    return Math.max(0, Math.floor((time.getTime() - this.clock.now().getTime()) / 1000));
  }
}
