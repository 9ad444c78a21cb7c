import { LIMITS, type Presence, type PresenceList } from '@parley/contracts';
import { bestEffort } from './best-effort.ts';

export interface PresenceWatchSettings {
  watch: (userIds: string[]) => Promise<PresenceList>;
  unwatch: (userIds: string[]) => Promise<unknown>;
  learned: (items: readonly Presence[]) => void;
}

/** Watches each person once, however many parts of a program want to know. */
export class PresenceWatch {
  readonly #settings: PresenceWatchSettings;
  readonly #watchers = new Map<string, number>();

  constructor(settings: PresenceWatchSettings) {
    this.#settings = settings;
  }

  /** Returns what ends it. */
  watch(userIds: readonly string[]): () => void {
    const ids = [...new Set(userIds)];
    const fresh = ids.filter((id) => !this.#watchers.has(id));
    for (const id of ids) this.#watchers.set(id, (this.#watchers.get(id) ?? 0) + 1);
    void this.#ask(fresh);
    let ended = false;
    return () => {
      if (!ended) this.#leave(ids);
      ended = true;
    };
  }

  /** A new connection watches nobody. */
  async again(): Promise<void> {
    await this.#ask([...this.#watchers.keys()]);
  }

  clear(): void {
    this.#watchers.clear();
  }

  #leave(ids: readonly string[]): void {
    const unwatched: string[] = [];
    for (const id of ids) {
      const left = (this.#watchers.get(id) ?? 0) - 1;
      if (left > 0) this.#watchers.set(id, left);
      else if (this.#watchers.delete(id)) unwatched.push(id);
    }
    for (const some of inParts(unwatched)) void bestEffort(this.#settings.unwatch(some));
  }

  async #ask(ids: readonly string[]): Promise<void> {
    for (const some of inParts(ids)) {
      const answer = await bestEffort(this.#settings.watch(some));
      if (answer) this.#settings.learned(answer.items);
    }
  }
}

function inParts(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / LIMITS.watchedAtOnce);
  return Array.from({ length: count }, (_, part) =>
    ids.slice(part * LIMITS.watchedAtOnce, (part + 1) * LIMITS.watchedAtOnce),
  );
}
