/** Kept apart, since they are read and changed at different times. */
export type CachePart = 'about' | 'users' | 'conversations' | 'histories';

/** Rows of plain JSON by their keys. */
export type CacheRows = ReadonlyMap<string, unknown>;

/** Thrown by a cache that has no room left. */
export class CacheFullError extends Error {
  override readonly name = 'CacheFullError';
}

/**
 * Where what a chat knows outlives the program. What is in it may be lost at any time; then it is loaded afresh. Several
 * programs of one person, such as the tabs of a browser, may share one. Whatever fails is rejected; CacheFullError says
 * that there was no room.
 */
export interface ChatCache {
  /** Makes it this person's: what was kept of anybody else is gone from then on. */
  open(userId: string): Promise<void>;
  read(userId: string, part: CachePart): Promise<CacheRows>;
  /**
   * Replaces the rows of these keys by what `change` makes of them; a key that it leaves out is removed. All of it or
   * nothing, and nobody else's change comes in between.
   */
  update(
    userId: string,
    part: CachePart,
    keys: readonly string[],
    change: (kept: CacheRows) => CacheRows,
  ): Promise<void>;
  forget(userId: string): Promise<void>;
}
