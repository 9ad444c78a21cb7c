import { MemoryOutboxStorage, type OutboxEntry, type OutboxStorage } from '@parley/client';
import { type ChatDatabase } from './database.ts';

/**
 * Unsent messages on the disk, shared by the tabs. Where a browser lends no disk, or a full one, they are kept by the tab
 * for as long as it lives: people can go on writing.
 */
export class OutboxOnDisk implements OutboxStorage {
  readonly #database: ChatDatabase;
  readonly #homeless = new MemoryOutboxStorage();
  readonly #tabs = new BroadcastChannel('parley-outbox');

  constructor(database: ChatDatabase) {
    this.#database = database;
  }

  async load(userId: string): Promise<readonly OutboxEntry[]> {
    return [...(await this.#kept(userId).catch(() => [])), ...(await this.#homeless.load(userId))];
  }

  async put(entry: OutboxEntry): Promise<void> {
    try {
      const database = await this.#database.open();
      await database.put('outbox', entry);
      await this.#homeless.remove(entry.clientId);
      this.#tellTabs();
    } catch {
      await this.#homeless.put(entry);
    }
  }

  async remove(clientId: string): Promise<void> {
    await this.#homeless.remove(clientId);
    await this.#delete([clientId]).catch(() => undefined);
    this.#tellTabs();
  }

  async forget(userId: string): Promise<void> {
    const entries = await this.load(userId);
    await this.#homeless.forget(userId);
    await this.#delete(entries.map(({ clientId }) => clientId)).catch(() => undefined);
    this.#tellTabs();
  }

  watch(changed: () => void): () => void {
    this.#tabs.addEventListener('message', changed);
    return () => this.#tabs.removeEventListener('message', changed);
  }

  async #kept(userId: string): Promise<OutboxEntry[]> {
    const database = await this.#database.open();
    return await database.getAllFromIndex('outbox', 'userId', userId);
  }

  async #delete(clientIds: readonly string[]): Promise<void> {
    const database = await this.#database.open();
    await Promise.all(clientIds.map((clientId) => database.delete('outbox', clientId)));
  }

  #tellTabs(): void {
    this.#tabs.postMessage('changed');
  }
}
