import type { Redis } from 'ioredis';
import type { Log } from '../logger.ts';
import { REDIS_PREFIX, closeRedis, failFastRedis, firstConnection } from '../redis-connection.ts';
import { Bus, type BusHandler, type Json, type Subscription } from './bus.ts';
import { deliver, type Registration } from './registrations.ts';

const TOPIC_PREFIX = `${REDIS_PREFIX}bus:`;
const PING_MS = 2000;
const TOPICS_PER_COMMAND = 1000;

interface Topic {
  readonly registrations: Set<Registration>;
  /** Settled when Redis has confirmed the subscription for the first time. */
  readonly inForce: PromiseWithResolvers<void>;
}

/**
 * Redis publish/subscribe: one connection publishes, one listens. A connection that is open but silent (a partition, a
 * frozen Redis) is noticed by pings within four seconds and made anew.
 */
export class BusRedis extends Bus {
  readonly #log: Log;
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #started: Promise<void>;
  readonly #topics = new Map<string, Topic>();
  /** Topics that were added or removed since Redis was told last. */
  readonly #changed = new Set<string>();
  readonly #gapListeners: (() => void)[] = [];
  readonly #pings: NodeJS.Timeout;
  #healthy = false;
  #wasConnected = false;
  #reconnecting = false;
  #closed = false;

  constructor({ url, log }: { url: string; log: Log }) {
    super();
    this.#log = log;
    this.#publisher = failFastRedis(url, 'bus-publisher', log, { enableAutoPipelining: true });
    this.#subscriber = failFastRedis(url, 'bus-subscriber', log, { autoResubscribe: false });
    this.#started = firstConnection(this.#publisher);
    this.#subscriber.on('ready', () => void this.#resume());
    this.#subscriber.on('close', () => {
      this.#healthy = false;
      this.#reconnecting = false;
    });
    this.#subscriber.on('message', (channel: string, text: string) => this.#receive(channel, text));
    this.#pings = setInterval(() => void this.#ping(), PING_MS).unref();
  }

  get healthy(): boolean {
    return this.#healthy;
  }

  async publish(topic: string, payload: Json): Promise<void> {
    const text = JSON.stringify(payload);
    await this.#started;
    await this.#publisher.publish(TOPIC_PREFIX + topic, text);
  }

  async subscribe(name: string, handler: BusHandler): Promise<Subscription> {
    if (this.#closed) throw new Error('The bus is closed.');
    const registration: Registration = { handler, active: true };
    const topic = this.#topics.get(name) ?? this.#addTopic(name);
    topic.registrations.add(registration);
    await topic.inForce.promise;
    return {
      unsubscribe: async () => {
        registration.active = false;
        topic.registrations.delete(registration);
        if (topic.registrations.size === 0 && this.#topics.get(name) === topic) this.#removeTopic(name);
      },
    };
  }

  onGap(listener: () => void): void {
    this.#gapListeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#healthy = false;
    clearInterval(this.#pings);
    for (const { registrations, inForce } of this.#topics.values()) {
      for (const registration of registrations) registration.active = false;
      inForce.reject(new Error('The bus is closed.'));
    }
    this.#topics.clear();
    this.#subscriber.disconnect();
    await closeRedis(this.#publisher);
  }

  #addTopic(name: string): Topic {
    const topic: Topic = { registrations: new Set(), inForce: Promise.withResolvers() };
    this.#topics.set(name, topic);
    this.#note(name);
    return topic;
  }

  #removeTopic(name: string): void {
    this.#topics.delete(name);
    this.#note(name);
  }

  /** What comes and goes in one turn of the event loop goes to Redis in one command: clients come in crowds. */
  #note(name: string): void {
    this.#changed.add(name);
    if (this.#changed.size === 1) setImmediate(() => void this.#tellChanges());
  }

  async #tellChanges(): Promise<void> {
    const names = [...this.#changed];
    this.#changed.clear();
    // Reconnecting asks for all topics there are.
    if (this.#subscriber.status !== 'ready') return;
    const gone = names.filter((name) => !this.#topics.has(name));
    try {
      await Promise.all([
        this.#askForAll(names.filter((name) => this.#topics.has(name))),
        gone.length > 0 && this.#subscriber.unsubscribe(...gone.map((name) => TOPIC_PREFIX + name)),
      ]);
    } catch (error) {
      this.#reconnect(error);
    }
  }

  async #askForAll(names: readonly string[]): Promise<void> {
    for (let i = 0; i < names.length; i += TOPICS_PER_COMMAND)
      await this.#ask(names.slice(i, i + TOPICS_PER_COMMAND));
  }

  async #ask(names: readonly string[]): Promise<void> {
    await this.#subscriber.subscribe(...names.map((name) => TOPIC_PREFIX + name));
    for (const name of names) this.#topics.get(name)?.inForce.resolve();
  }

  /** Topics that are added meanwhile ask for themselves. */
  async #resume(): Promise<void> {
    try {
      await this.#askForAll([...this.#topics.keys()]);
    } catch (error) {
      this.#reconnect(error);
      return;
    }
    if (this.#closed) return;
    this.#healthy = true;
    if (this.#wasConnected) this.#tellOfGap();
    this.#wasConnected = true;
  }

  #tellOfGap(): void {
    for (const listener of this.#gapListeners) {
      try {
        listener();
      } catch (error) {
        this.#log.error({ err: error }, 'A listener for gaps of the bus failed');
      }
    }
  }

  #receive(channel: string, text: string): void {
    const name = channel.slice(TOPIC_PREFIX.length);
    const topic = this.#topics.get(name);
    if (topic) deliver(topic.registrations, text, name, this.#log);
  }

  async #ping(): Promise<void> {
    if (this.#subscriber.status !== 'ready') return;
    await this.#subscriber.ping().catch((error: unknown) => this.#reconnect(error));
  }

  /** A command failed: either the connection is gone already, or it hangs and must go. */
  #reconnect(error: unknown): void {
    if (this.#closed || this.#reconnecting || this.#subscriber.status !== 'ready') return;
    this.#reconnecting = true;
    this.#log.warn({ err: error }, 'The bus connects afresh');
    this.#healthy = false;
    this.#subscriber.disconnect(true);
  }
}
