import { type SocketEvent } from '@parley/contracts';
import { reduce } from './reducer.ts';
import { type ChatState } from './state.ts';

export interface EventIntakeSettings {
  state: () => ChatState;
  random: () => number;
  applied: (state: ChatState, event: SocketEvent) => void;
  /** How many syncs have begun so far. */
  syncsBegun: () => number;
  /** Whether one is under way; when it ends, `afterSync` is called. */
  syncing: () => boolean;
  sync: () => void;
  /** To be asked for anew: what follows from an event that could not tell it. */
  unsure: (conversationIds: readonly string[]) => void;
}

interface Early {
  readonly event: SocketEvent;
  readonly syncsBegun: number;
}

/** Events of two topics may overtake each other; a real gap takes a sync. */
export const REORDERING_MS = 300;
/** Whoever is in the same conversation has the same gap; this spreads their questions. */
export const GAP_WINDOW_MS = 700;
/** More than this waits for nothing: a sync brings it all. */
const MOST_KEPT = 1000;

/** Applies events in their order; those that come too early are kept until what is missing has come, or was synced. */
export class EventIntake {
  readonly #settings: EventIntakeSettings;
  #early: readonly Early[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: EventIntakeSettings) {
    this.#settings = settings;
  }

  take(event: SocketEvent): void {
    if (this.#apply(event)) {
      this.#retryEarly();
      return;
    }
    const early = { event, syncsBegun: this.#settings.syncsBegun() };
    this.#early = [...this.#early, early].slice(-MOST_KEPT);
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#early.length > 0 && !this.#settings.syncing()) this.#settings.sync();
      },
      REORDERING_MS + this.#settings.random() * GAP_WINDOW_MS,
    );
  }

  /** What was early before a sync began, and still does not fit after it, tells of something that is not ours any more. */
  afterSync(run: number): void {
    this.#retryEarly();
    this.#early = this.#early.filter(({ syncsBegun }) => syncsBegun >= run);
    if (this.#early.length > 0) this.#settings.sync();
  }

  clear(): void {
    this.#early = [];
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #retryEarly(): void {
    let before: number;
    do {
      before = this.#early.length;
      this.#early = this.#early.filter(({ event }) => !this.#apply(event));
    } while (this.#early.length > 0 && this.#early.length < before);
  }

  /** False where it came too early. */
  #apply(event: SocketEvent): boolean {
    const { state, missed, unsure } = reduce(this.#settings.state(), event);
    if (missed.length > 0) return false;
    this.#settings.applied(state, event);
    if (unsure.length > 0) this.#settings.unsure(unsure);
    return true;
  }
}
