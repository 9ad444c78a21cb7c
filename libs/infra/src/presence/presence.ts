/**
 * Who is connected, through which connections, over all gateways.
 *
 * - A person is online while at least one connection of theirs is alive.
 * - A connection stays alive while its gateway renews it; that of a killed gateway ends by itself after `ttlSeconds`.
 * - Every method says whose state it changed, and exactly one caller over all gateways is told of each change. A person
 *   who comes back after their connections lapsed, but before anyone reaped them, is told of as online once more.
 */
export abstract class Presence {
  /** True when this connection brought the person online. */
  abstract connect(userId: string, connectionId: string): Promise<boolean>;

  /** True when this was the person's last connection. Disconnecting twice is harmless. */
  abstract disconnect(userId: string, connectionId: string): Promise<boolean>;

  /**
   * Renews all connections that this process opened and did not close; those that had lapsed are alive again. Answers
   * the people who came online by it, as happens after the gateway or the store stood still for too long.
   */
  abstract renew(): Promise<string[]>;

  /** Ends what was not renewed in time; answers the people who went offline by it. */
  abstract reap(): Promise<string[]>;

  /** Those of the given people who are online. */
  abstract online(userIds: readonly string[]): Promise<Set<string>>;

  abstract close(): Promise<void>;
}
