import { type FindOptionsWhere, In, LessThanOrEqual } from 'typeorm';
import { type Database } from './database.ts';
import { JOB_ERROR_LENGTH, OutboxJobEntity } from './entities/outbox-job.entity.ts';

type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonValue;
  readonly createdAt: Date;
  readonly attempts: number;
}

/** The outbox as those see it who move its jobs on: claimed under a lease, then removed, postponed or buried. */
export class Outbox {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Oldest first, of the given names if any are; nobody else gets the claimed until the lease ends. */
  async claim(limit: number, leaseSeconds: number, names?: readonly string[]): Promise<ClaimedJob[]> {
    const ofNames = names ? { name: In([...names]) } : {};
    if (!(await this.anythingDue(ofNames))) return [];
    return this.database.write(
      async (tx) => {
        const rows = await tx.manager.find(OutboxJobEntity, {
          where: { state: 'waiting', dueAt: LessThanOrEqual(tx.now), ...ofNames },
          order: { dueAt: 'ASC', id: 'ASC' },
          take: limit,
          ...(tx.dialect === 'mysql' ? { lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } } : {}),
        });
        if (rows.length === 0) return [];
        const dueAt = new Date(tx.now.getTime() + leaseSeconds * 1000);
        await tx.manager.update(
          OutboxJobEntity,
          rows.map((row) => row.id),
          { dueAt, attempts: () => 'attempts + 1' },
        );
        return rows.map(({ id, name, payload, createdAt, attempts }) => ({
          id,
          name,
          payload: JSON.parse(payload) as JsonValue,
          createdAt,
          attempts: attempts + 1,
        }));
      },
      // Whoever knows nothing of a claim makes it again.
      { redoable: true },
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.write((tx) => tx.manager.delete(OutboxJobEntity, { id: In([...ids]) }));
  }

  async postpone(id: string, delayMs: number, error: string): Promise<void> {
    await this.database.write((tx) =>
      tx.manager.update(OutboxJobEntity, id, {
        dueAt: new Date(tx.now.getTime() + delayMs),
        error: shorten(error),
      }),
    );
  }

  async bury(id: string, error: string): Promise<void> {
    await this.database.write((tx) =>
      tx.manager.update(OutboxJobEntity, id, { state: 'dead', diedAt: tx.now, error: shorten(error) }),
    );
  }

  /** The latest first. */
  async listDead(limit: number) {
    const rows = await this.database.read(({ manager }) =>
      manager.find(OutboxJobEntity, {
        where: { state: 'dead' },
        order: { diedAt: 'DESC', id: 'DESC' },
        take: limit,
      }),
    );
    return rows.map(({ id, name, attempts, error, createdAt, diedAt }) => ({
      id,
      name,
      attempts,
      error: error ?? '',
      createdAt,
      diedAt: diedAt ?? createdAt,
    }));
  }

  countDead(): Promise<number> {
    return this.database.read(({ manager }) => manager.countBy(OutboxJobEntity, { state: 'dead' }));
  }

  countWaiting(): Promise<number> {
    return this.database.read(({ manager }) => manager.countBy(OutboxJobEntity, { state: 'waiting' }));
  }

  /** False when there is no such dead job. Its attempts count from 1 again: it was started before. */
  async revive(id: string): Promise<boolean> {
    const { affected } = await this.database.write((tx) =>
      tx.manager.update(
        OutboxJobEntity,
        { id, state: 'dead' },
        { state: 'waiting', dueAt: tx.now, attempts: 1, diedAt: null },
      ),
    );
    return affected === 1;
  }

  async discardDead(id: string): Promise<boolean> {
    const { affected } = await this.database.write((tx) =>
      tx.manager.delete(OutboxJobEntity, { id, state: 'dead' }),
    );
    return affected === 1;
  }

  /** Looking costs no transaction, and most looks find nothing. */
  private async anythingDue(ofNames: FindOptionsWhere<OutboxJobEntity>): Promise<boolean> {
    const [row] = await this.database.read(({ manager }) =>
      manager.find(OutboxJobEntity, {
        select: { id: true },
        where: { state: 'waiting', dueAt: LessThanOrEqual(this.database.now()), ...ofNames },
        take: 1,
      }),
    );
    return row !== undefined;
  }
}

function shorten(error: string): string {
  return error.slice(0, JOB_ERROR_LENGTH);
}
