/** What every tab that has opened the channel of this name hears; not the one that posts. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

export interface TakeLock {
  /** Also from somebody who holds it. */
  byForce?: boolean;
  /** Called when another tab has taken it by force. */
  lost?: () => void;
}

/** Locks that all tabs of a browser share. A tab that ends, however it ends, holds none any more. */
export interface TabLocks {
  /** Answers at once: with what gives the lock back, or null where another one holds it. */
  take(name: string, options?: TakeLock): Promise<(() => void) | null>;
  /** Calls `free` once nobody holds the lock; returns what ends the waiting. */
  whenFree(name: string, free: () => void): () => void;
}

/** How the tabs of one browser find each other. */
export interface TabPlatform {
  readonly locks: TabLocks;
  openChannel(name: string, heard: (message: unknown) => void): TabChannel;
}
