import {
  SystemClock,
  type Clock,
  type DeadJob,
  type Json,
  type OutboxJob,
  type OutboxStore,
} from '@parley/infra';
import { ulid } from 'ulid';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly payload: string;
  readonly createdAt: Date;
  dueAt: number;
  attempts: number;
  error: string;
  diedAt: Date | undefined;
}

/** The outbox table without a database: what the drivers of jobs are tested with. */
export class OutboxMemory implements OutboxStore {
  readonly #clock: Clock;
  readonly #rows = new Map<string, Row>();

  constructor({ clock = new SystemClock() }: { clock?: Clock } = {}) {
    this.#clock = clock;
  }

  /** What a committed `tx.enqueue` leaves behind. Answers the id. */
  add(name: string, payload: Json = null): string {
    const id = ulid();
    const createdAt = this.#clock.now();
    const row = {
      id,
      name,
      payload: JSON.stringify(payload),
      createdAt,
      dueAt: createdAt.getTime(),
      attempts: 0,
      error: '',
    };
    this.#rows.set(id, { ...row, diedAt: undefined });
    return id;
  }

  async claim(limit: number, leaseSeconds: number, names?: readonly string[]): Promise<OutboxJob[]> {
    const now = this.#now();
    const due = [...this.#rows.values()]
      .filter((row) => !row.diedAt && row.dueAt <= now && (names?.includes(row.name) ?? true))
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit);
    for (const row of due) {
      row.dueAt = now + leaseSeconds * 1000;
      row.attempts += 1;
    }
    return due.map(({ id, name, payload, createdAt, attempts }) => ({
      id,
      name,
      payload: JSON.parse(payload),
      createdAt,
      attempts,
    }));
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#rows.delete(id);
  }

  async postpone(id: string, delayMs: number, error: string): Promise<void> {
    this.#change(id, { dueAt: this.#now() + delayMs, error });
  }

  async bury(id: string, error: string): Promise<void> {
    this.#change(id, { error, diedAt: this.#clock.now() });
  }

  async listDead(limit: number): Promise<DeadJob[]> {
    return [...this.#rows.values()]
      .flatMap(({ id, name, attempts, error, createdAt, diedAt }) =>
        diedAt ? [{ id, name, attempts, error, createdAt, diedAt }] : [],
      )
      .reverse()
      .slice(0, limit);
  }

  async countDead(): Promise<number> {
    return [...this.#rows.values()].filter(({ diedAt }) => diedAt).length;
  }

  async countWaiting(): Promise<number> {
    return this.#rows.size - (await this.countDead());
  }

  async revive(id: string): Promise<boolean> {
    if (!this.#rows.get(id)?.diedAt) return false;
    this.#change(id, { diedAt: undefined, dueAt: this.#now(), attempts: 1 });
    return true;
  }

  async discardDead(id: string): Promise<boolean> {
    return this.#rows.get(id)?.diedAt !== undefined && this.#rows.delete(id);
  }

  #change(id: string, change: Partial<Row>): void {
    const row = this.#rows.get(id);
    if (row) Object.assign(row, change);
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
