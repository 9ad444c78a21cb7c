import { type ChatDatabase, keysOf, keysOfOthers } from './database.ts';
import { type Draft, type DraftStorage } from './drafts.ts';

/** Drafts on the disk, shared by the tabs. */
export class DraftsOnDisk implements DraftStorage {
  readonly #database: ChatDatabase;
  readonly #tabs = new BroadcastChannel('parley-drafts');

  constructor(database: ChatDatabase) {
    this.#database = database;
  }

  async load(userId: string, conversationId: string): Promise<Draft | null> {
    const database = await this.#database.open();
    return (await database.get('drafts', [userId, conversationId])) ?? null;
  }

  async save(userId: string, conversationId: string, draft: Draft | null): Promise<void> {
    const database = await this.#database.open();
    if (draft) await database.put('drafts', draft, [userId, conversationId]);
    else await database.delete('drafts', [userId, conversationId]);
    this.#tabs.postMessage('changed');
  }

  async forget(userId: string): Promise<void> {
    const database = await this.#database.open();
    await database.delete('drafts', keysOf(userId));
  }

  async forgetOthers(userId: string): Promise<void> {
    const database = await this.#database.open();
    await Promise.all(keysOfOthers(userId).map((range) => database.delete('drafts', range)));
  }

  watch(changed: () => void): void {
    this.#tabs.addEventListener('message', changed);
  }
}
