import { closeRedis, failFastRedis, lastingRedis, type Log, REDIS_PREFIX } from '@parley/infra';
import { createShardedAdapter } from '@socket.io/redis-adapter';

type Redis = ReturnType<typeof lastingRedis>;

/** The connections through which the Socket.IO servers of all gateways reach one another's clients. */
export class RedisAdapterConnections {
  readonly adapter: ReturnType<typeof createShardedAdapter>;
  private readonly publisher: Redis;
  private readonly subscriber: Redis;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    this.publisher = failFastRedis(url, 'socket-publisher', log);
    this.subscriber = lastingRedis(url, 'socket-subscriber', log);
    this.adapter = createShardedAdapter(this.publisher, this.guarded(this.subscriber), {
      channelPrefix: `${REDIS_PREFIX}socket`,
      subscriptionMode: 'dynamic',
    });
  }

  async close(): Promise<void> {
    await Promise.all([closeRedis(this.publisher), closeRedis(this.subscriber)]);
  }

  /** The adapter drops the promises of its subscriptions: one that failed would end the process as an unhandled rejection. */
  private guarded(subscriber: Redis) {
    const report = (error: unknown) =>
      this.log.warn({ err: error }, 'a subscription of the socket adapter failed');
    return {
      on: subscriber.on.bind(subscriber),
      ssubscribe: (channel: string) => void subscriber.ssubscribe(channel).catch(report),
      sunsubscribe: (...channels: [string | string[]]) =>
        void subscriber.sunsubscribe(...channels.flat()).catch(report),
    };
  }
}
