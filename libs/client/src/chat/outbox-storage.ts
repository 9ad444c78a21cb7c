import { type MessageDraft } from '@parley/contracts';

/** A message on its way. Plain JSON. */
export interface OutboxEntry {
  /** Also in the draft; one for each message. */
  readonly clientId: string;
  /** Whose message it is: a device may be used by several people, one after the other. */
  readonly userId: string;
  readonly conversationId: string;
  readonly draft: MessageDraft;
  /** Entries of one person are sent in this order. */
  readonly place: number;
  readonly createdAt: string;
  /** `failed`: the server does not want it as it is; a person decides. */
  readonly state: 'waiting' | 'failed';
  /** Why it failed. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** Where messages wait that the server has not accepted yet, so that they outlive the program. */
export interface OutboxStorage {
  load(userId: string): Promise<readonly OutboxEntry[]>;
  /** Adds an entry, or replaces the one of the same clientId. Resolves when it would survive the program's end. */
  put(entry: OutboxEntry): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** Removes all of one person's. */
  forget(userId: string): Promise<void>;
  /**
   * For storages that several programs share, such as the tabs of a browser: tells when another one has changed what is
   * kept. Returns what ends that.
   */
  watch?(changed: () => void): () => void;
}

/** Forgets with the process. */
export class MemoryOutboxStorage implements OutboxStorage {
  readonly #entries = new Map<string, OutboxEntry>();

  load(userId: string): Promise<readonly OutboxEntry[]> {
    return Promise.resolve([...this.#entries.values()].filter((entry) => entry.userId === userId));
  }

  put(entry: OutboxEntry): Promise<void> {
    this.#entries.set(entry.clientId, entry);
    return Promise.resolve();
  }

  remove(clientId: string): Promise<void> {
    this.#entries.delete(clientId);
    return Promise.resolve();
  }

  forget(userId: string): Promise<void> {
    for (const entry of [...this.#entries.values()]) {
      if (entry.userId === userId) this.#entries.delete(entry.clientId);
    }
    return Promise.resolve();
  }
}
