import { type CachePart, type OutboxEntry } from '@parley/client';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Draft } from './drafts.ts';

interface Stores extends DBSchema {
  outbox: { key: string; value: OutboxEntry; indexes: { userId: string } };
  /** By person, part and key. */
  cache: { key: [userId: string, part: CachePart, key: string]; value: unknown };
  /** By person and conversation. */
  drafts: { key: [userId: string, conversationId: string]; value: Draft };
}

/** What this browser keeps: messages that wait, what was seen, and what is half written. */
export class ChatDatabase {
  #opening: Promise<IDBPDatabase<Stores>> | null = null;

  /** The one connection; another one where the browser has ended it, or could not open it. */
  open(): Promise<IDBPDatabase<Stores>> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<IDBPDatabase<Stores>> {
    const database = await openDB<Stores>('parley', 1, {
      upgrade: (created) => {
        created.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('userId', 'userId');
        created.createObjectStore('cache');
        created.createObjectStore('drafts');
      },
      // A tab of a newer release waits for this one to let go.
      blocking: () => {
        database.close();
        this.#opening = null;
      },
      terminated: () => {
        this.#opening = null;
      },
    });
    return database;
  }
}

/** Of keys that begin with a person: theirs. Arrays are greater than all strings. */
export const keysOf = (userId: string, ...rest: string[]): IDBKeyRange =>
  IDBKeyRange.bound([userId, ...rest], [userId, ...rest, []]);

/** And everybody else's. */
export const keysOfOthers = (userId: string): IDBKeyRange[] => [
  IDBKeyRange.upperBound([userId], true),
  IDBKeyRange.lowerBound([userId, []]),
];
