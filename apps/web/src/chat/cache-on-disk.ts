import { CacheFullError, type CachePart, type CacheRows, type ChatCache } from '@parley/client';
import { type ChatDatabase, keysOf, keysOfOthers } from './database.ts';

/** What was seen, on the disk, shared by the tabs. */
export class CacheOnDisk implements ChatCache {
  readonly #database: ChatDatabase;

  constructor(database: ChatDatabase) {
    this.#database = database;
  }

  async open(userId: string): Promise<void> {
    const database = await this.#database.open();
    await Promise.all(keysOfOthers(userId).map((range) => database.delete('cache', range)));
  }

  async read(userId: string, part: CachePart): Promise<CacheRows> {
    const { store } = (await this.#database.open()).transaction('cache');
    const range = keysOf(userId, part);
    const [places, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
    return new Map(places.map(([, , key], index): [string, unknown] => [key, values[index]]));
  }

  async update(
    userId: string,
    part: CachePart,
    keys: readonly string[],
    change: (kept: CacheRows) => CacheRows,
  ): Promise<void> {
    const { store, done } = (await this.#database.open()).transaction('cache', 'readwrite');
    // Awaited first, so that a transaction that is given up is not reported as an error that nobody has caught.
    const written = done.catch((error: unknown) => {
      throw isFull(error) ? new CacheFullError('The browser lends no more room.', { cause: error }) : error;
    });
    const values = await Promise.all(keys.map((key) => store.get([userId, part, key])));
    const kept = keys.map((key, index): [string, unknown] => [key, values[index]]);
    const rows = change(new Map(kept.filter(([, value]) => value !== undefined)));
    for (const key of keys) {
      const request = rows.has(key)
        ? store.put(rows.get(key), [userId, part, key])
        : store.delete([userId, part, key]);
      // The transaction fails with it, and tells.
      request.catch(() => undefined);
    }
    await written;
  }

  async forget(userId: string): Promise<void> {
    const database = await this.#database.open();
    await database.delete('cache', keysOf(userId));
  }
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';
