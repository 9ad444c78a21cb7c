import { Bus, type BusHandler, type Json, type Subscription } from './bus.ts';

/** Set by the build: true in the builds for fault tests, false in all others. */
declare const __FAILPOINTS__: boolean | undefined;

/** How often each fault befalls what is published, from 0 to 1. */
export interface BusFaults {
  readonly drop: number;
  readonly double: number;
  /** Is held back for a moment, so that later messages overtake it. */
  readonly reorder: number;
}

const HELD_BACK_AT_MOST_MS = 100;

/** A bus that keeps less than a bus promises, to show that nothing is lost by it in the end. */
export class BusFaulty extends Bus {
  readonly #bus: Bus;
  readonly #faults: BusFaults;
  readonly #random: () => number;

  constructor(bus: Bus, faults: BusFaults, random: () => number = Math.random) {
    super();
    this.#bus = bus;
    this.#faults = faults;
    this.#random = random;
  }

  get healthy(): boolean {
    return this.#bus.healthy;
  }

  async publish(topic: string, payload: Json): Promise<void> {
    if (this.#befalls('drop')) return;
    if (this.#befalls('reorder')) this.#later(topic, payload);
    else await this.#bus.publish(topic, payload);
    if (this.#befalls('double')) await this.#bus.publish(topic, payload);
  }

  subscribe(topic: string, handler: BusHandler): Promise<Subscription> {
    return this.#bus.subscribe(topic, handler);
  }

  onGap(listener: () => void): void {
    this.#bus.onGap(listener);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #befalls(fault: keyof BusFaults): boolean {
    return this.#random() < this.#faults[fault];
  }

  #later(topic: string, payload: Json): void {
    setTimeout(() => {
      // Nobody waits for it any more; when the bus is away by now, it is one more that was dropped.
      this.#bus.publish(topic, payload).catch(() => undefined);
    }, this.#random() * HELD_BACK_AT_MOST_MS);
  }
}

/**
 * The bus as the process is to have it. In the builds for fault tests, `PARLEY_BUS_FAULTS="drop=0.05,double=0.05,reorder=0.05"`
 * gives it faults; it is no setting, and other builds hand the bus back as it is.
 */
export function withFaults(bus: Bus): Bus {
  if (typeof __FAILPOINTS__ === 'undefined' || !__FAILPOINTS__) return bus;
  const text = process.env.PARLEY_BUS_FAULTS ?? '';
  return text ? new BusFaulty(bus, parse(text)) : bus;
}

function parse(text: string): BusFaults {
  const faults = { drop: 0, double: 0, reorder: 0 };
  for (const part of text.split(',')) {
    const [, name, share] = /^(drop|double|reorder)=([\d.]+)$/.exec(part.trim()) ?? [];
    if (name !== 'drop' && name !== 'double' && name !== 'reorder') {
      throw new Error(`PARLEY_BUS_FAULTS: "${part}" is not drop=0.1, double=0.1 or reorder=0.1.`);
    }
    faults[name] = Number(share);
  }
  return faults;
}
