import { SystemClock, type Clock } from '../clock.ts';
import { Presence } from './presence.ts';

export interface PresenceMemoryOptions {
  readonly ttlSeconds: number;
  readonly clock?: Clock;
}

/** The presence of a single process. */
export class PresenceMemory extends Presence {
  readonly #ttlMs: number;
  readonly #clock: Clock;
  /** When each open connection of a person lapses. */
  readonly #connections = new Map<string, Map<string, number>>();
  /** Those who were told of as online and not yet as offline. */
  readonly #toldOnline = new Set<string>();

  constructor({ ttlSeconds, clock = new SystemClock() }: PresenceMemoryOptions) {
    super();
    this.#ttlMs = ttlSeconds * 1000;
    this.#clock = clock;
  }

  async connect(userId: string, connectionId: string): Promise<boolean> {
    const cameOnline = !this.#isOnline(userId);
    const connections = this.#connections.get(userId) ?? new Map<string, number>();
    connections.set(connectionId, this.#now() + this.#ttlMs);
    this.#connections.set(userId, connections);
    this.#toldOnline.add(userId);
    return cameOnline;
  }

  async disconnect(userId: string, connectionId: string): Promise<boolean> {
    const connections = this.#connections.get(userId);
    connections?.delete(connectionId);
    if (connections?.size === 0) this.#connections.delete(userId);
    return this.#wentOffline(userId);
  }

  async renew(): Promise<string[]> {
    const until = this.#now() + this.#ttlMs;
    const cameOnline: string[] = [];
    for (const [userId, connections] of this.#connections) {
      if (!this.#isOnline(userId)) cameOnline.push(userId);
      for (const connectionId of connections.keys()) connections.set(connectionId, until);
      this.#toldOnline.add(userId);
    }
    return cameOnline;
  }

  async reap(): Promise<string[]> {
    return [...this.#toldOnline].filter((userId) => this.#wentOffline(userId));
  }

  async online(userIds: readonly string[]): Promise<Set<string>> {
    return new Set(userIds.filter((userId) => this.#isOnline(userId)));
  }

  async close(): Promise<void> {
    this.#connections.clear();
    this.#toldOnline.clear();
  }

  #wentOffline(userId: string): boolean {
    return !this.#isOnline(userId) && this.#toldOnline.delete(userId);
  }

  #isOnline(userId: string): boolean {
    const now = this.#now();
    return [...(this.#connections.get(userId)?.values() ?? [])].some((until) => until > now);
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
