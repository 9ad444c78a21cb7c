import { type ConnectionStatus } from '../socket/connection.ts';
import { type PendingMessage } from './outbox.ts';
import { type ChatState, emptyState } from './state.ts';

/** Everything there is to show, at one moment. Never changed in place. */
export interface ChatSnapshot {
  readonly connection: ConnectionStatus;
  /** Whether the conversations have been loaded once. */
  readonly synced: boolean;
  /**
   * What the conversations are: `nothing` that was loaded yet; `cached`, from before the connection was lost, or from an
   * earlier run; `current`.
   */
  readonly ready: 'nothing' | 'cached' | 'current';
  /** Whether what is known outlives the program: not where the disk is `full`, or the platform lends none. */
  readonly storage: 'ok' | 'full' | 'unavailable';
  readonly chat: ChatState;
  /** What was written and is not part of a conversation yet. */
  readonly pending: readonly PendingMessage[];
}

/** The snapshot of now, and those who want to hear of the next one. */
export class CurrentSnapshot {
  readonly #listeners = new Set<() => void>();
  #snapshot: ChatSnapshot = {
    connection: { state: 'ended', reason: 'STOPPED' },
    synced: false,
    ready: 'nothing',
    storage: 'ok',
    chat: emptyState(''),
    pending: [],
  };
  #batches = 0;
  #changed = false;

  get now(): ChatSnapshot {
    return this.#snapshot;
  }

  get chat(): ChatState {
    return this.#snapshot.chat;
  }

  update(change: Partial<ChatSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#changed = true;
    if (this.#batches === 0) this.#tell();
  }

  setChat(chat: ChatState): void {
    if (chat !== this.#snapshot.chat) this.update({ chat });
  }

  /** Listeners hear once of all that happens within `work`. */
  batch(work: () => void): void {
    this.#batches += 1;
    try {
      work();
    } finally {
      this.#batches -= 1;
      if (this.#batches === 0 && this.#changed) this.#tell();
    }
  }

  /** Returns what takes the listener away again. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #tell(): void {
    this.#changed = false;
    for (const listener of [...this.#listeners]) listener();
  }
}
