import type { Log } from '../logger.ts';
import { Bus, type BusHandler, type Json, type Subscription } from './bus.ts';
import { deliver, type Registration } from './registrations.ts';

/** The bus of a single process. Payloads are serialised all the same, so that nothing works here that Redis would break. */
export class BusMemory extends Bus {
  readonly #log: Log;
  readonly #topics = new Map<string, Set<Registration>>();
  #closed = false;

  constructor({ log }: { log: Log }) {
    super();
    this.#log = log;
  }

  get healthy(): boolean {
    return !this.#closed;
  }

  async publish(topic: string, payload: Json): Promise<void> {
    if (this.#closed) throw new Error('The bus is closed.');
    const text = JSON.stringify(payload);
    const receivers = [...(this.#topics.get(topic) ?? [])];
    queueMicrotask(() => deliver(receivers, text, topic, this.#log));
  }

  async subscribe(topic: string, handler: BusHandler): Promise<Subscription> {
    if (this.#closed) throw new Error('The bus is closed.');
    const registrations = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, registrations);
    const registration: Registration = { handler, active: true };
    registrations.add(registration);
    return {
      unsubscribe: async () => {
        registration.active = false;
        registrations.delete(registration);
        if (registrations.size === 0 && this.#topics.get(topic) === registrations) this.#topics.delete(topic);
      },
    };
  }

  /** Memory has no gaps. */
  onGap(): void {}

  async close(): Promise<void> {
    this.#closed = true;
    for (const registrations of this.#topics.values()) {
      for (const registration of registrations) registration.active = false;
    }
    this.#topics.clear();
  }
}
