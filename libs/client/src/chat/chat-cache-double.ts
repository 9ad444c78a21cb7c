import { type CachePart, type CacheRows, type ChatCache } from './chat-cache.ts';

/** A disk that specs can look at, spoil, and take away. */
export class CacheDouble implements ChatCache {
  /** By `user/part/key`: JSON. */
  readonly rows = new Map<string, string>();
  failure: Error | null = null;

  async open(userId: string): Promise<void> {
    this.#mayFail();
    for (const place of [...this.rows.keys()]) if (!place.startsWith(`${userId}/`)) this.rows.delete(place);
  }

  async read(userId: string, part: CachePart): Promise<CacheRows> {
    this.#mayFail();
    return this.#read(userId, part);
  }

  async update(
    userId: string,
    part: CachePart,
    keys: readonly string[],
    change: (kept: CacheRows) => CacheRows,
  ): Promise<void> {
    this.#mayFail();
    const all = this.#read(userId, part);
    const rows = change(new Map([...all].filter(([key]) => keys.includes(key))));
    for (const key of keys) this.rows.delete(`${userId}/${part}/${key}`);
    for (const [key, value] of rows) this.rows.set(`${userId}/${part}/${key}`, JSON.stringify(value));
  }

  async forget(userId: string): Promise<void> {
    for (const place of [...this.rows.keys()]) if (place.startsWith(`${userId}/`)) this.rows.delete(place);
  }

  /** The keys that are kept in one part. */
  keys(userId: string, part: CachePart): string[] {
    const start = `${userId}/${part}/`;
    return [...this.rows.keys()]
      .filter((place) => place.startsWith(start))
      .map((place) => place.slice(start.length));
  }

  #read(userId: string, part: CachePart): CacheRows {
    const start = `${userId}/${part}/`;
    const found = [...this.rows].filter(([place]) => place.startsWith(start));
    return new Map(
      found.map(([place, json]): [string, unknown] => [place.slice(start.length), JSON.parse(json)]),
    );
  }

  #mayFail(): void {
    if (this.failure) throw this.failure;
  }
}
