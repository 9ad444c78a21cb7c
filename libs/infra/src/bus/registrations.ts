import type { Log } from '../logger.ts';
import type { BusHandler, Json } from './bus.ts';

export interface Registration {
  readonly handler: BusHandler;
  active: boolean;
}

/** Hands each handler a copy of its own, and keeps one that throws from spoiling it for the others. */
export function deliver(registrations: Iterable<Registration>, text: string, topic: string, log: Log): void {
  for (const registration of registrations) {
    if (!registration.active) continue;
    const payload = JSON.parse(text) as Json;
    try {
      registration.handler(payload, topic);
    } catch (error) {
      log.error({ err: error, topic }, 'A bus handler failed');
    }
  }
}
