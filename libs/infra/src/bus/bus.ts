/** Whatever JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Subscription {
  /** No handler call starts after this resolves. */
  unsubscribe(): Promise<void>;
}

export type BusHandler = (payload: Json, topic: string) => void;

/**
 * Carries news between processes: api, gateways and workers.
 *
 * - A message goes to every process that subscribed to its topic before the publish began, the publisher's own included.
 * - At most once: what is published while a subscriber has no connection is lost to it. `onGap` tells it so.
 * - Messages of one publisher on one topic arrive in the order of publishing.
 * - Payloads are JSON and arrive as copies, in memory too.
 * - A handler that throws is logged and does not keep the message from other handlers.
 */
export abstract class Bus {
  /** Resolves when the message was handed over; rejects when the bus is down, and the message is then not retried. */
  abstract publish(topic: string, payload: Json): Promise<void>;

  /** Resolves when the subscription is in force; waits while the bus is down. */
  abstract subscribe(topic: string, handler: BusHandler): Promise<Subscription>;

  /** False while messages may be missed: whatever is cached on the strength of the bus must not be trusted then. */
  abstract get healthy(): boolean;

  /** Called after every reconnection: messages may have been missed, so load afresh what depended on them. */
  abstract onGap(listener: () => void): void;

  abstract close(): Promise<void>;
}
