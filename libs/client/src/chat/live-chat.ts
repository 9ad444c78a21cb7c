import { type SocketEvent, type SyncAnswer, type SyncRequest } from '@parley/contracts';
import { applySync } from './apply-sync.ts';
import { EventIntake } from './event-intake.ts';
import { type CurrentSnapshot } from './snapshot.ts';
import { type ChatState } from './state.ts';
import { Synchroniser } from './synchroniser.ts';

export interface LiveChatSettings {
  snapshot: CurrentSnapshot;
  ask: (request: SyncRequest) => Promise<SyncAnswer>;
  random: () => number;
  /** An event has become part of what is known; `before` is what was known. */
  happened: (event: SocketEvent, before: ChatState) => void;
  /** An answer has. */
  caughtUp: (answer: SyncAnswer, before: ChatState) => void;
  /** Everything that was to be asked has been answered. */
  complete: () => void;
  unsure: (conversationIds: readonly string[]) => void;
}

/** Keeps what is known in step with the server: by events while they come without a gap, else by asking. */
export class LiveChat {
  readonly #settings: LiveChatSettings;
  readonly #intake: EventIntake;
  readonly #sync: Synchroniser;

  constructor(settings: LiveChatSettings) {
    this.#settings = settings;
    const { snapshot, ask, random } = settings;
    const state = () => snapshot.chat;
    this.#sync = new Synchroniser({
      ask,
      state,
      random,
      apply: (answer, asked) => {
        this.#apply(answer, asked);
      },
      finished: (run) => {
        this.#intake.afterSync(run);
        settings.complete();
      },
    });
    this.#intake = new EventIntake({
      state,
      random,
      applied: (chat, event) => {
        const before = snapshot.chat;
        snapshot.setChat(chat);
        settings.happened(event, before);
      },
      syncsBegun: () => this.#sync.runs,
      syncing: () => this.#sync.running,
      sync: () => {
        this.#sync.now();
      },
      unsure: (ids) => {
        settings.unsure(ids);
        this.#sync.afterRandomWait();
      },
    });
  }

  connected(): void {
    this.#sync.enable();
  }

  disconnected(): void {
    this.#sync.disable();
  }

  take(events: readonly SocketEvent[]): void {
    this.#settings.snapshot.batch(() => {
      for (const event of events) this.#intake.take(event);
    });
  }

  /** Something may have got lost. */
  missed(): void {
    this.#sync.afterRandomWait();
  }

  clear(): void {
    this.#sync.disable();
    this.#intake.clear();
  }

  #apply(answer: SyncAnswer, asked: ChatState): void {
    const { snapshot, caughtUp } = this.#settings;
    snapshot.batch(() => {
      const before = snapshot.chat;
      snapshot.setChat(applySync(before, answer, asked));
      caughtUp(answer, before);
    });
  }
}
