import { LIMITS, type SyncAnswer, type SyncRequest } from '@parley/contracts';
import { ParleyError } from '../parley-error.ts';
import { BackOff } from '../socket/back-off.ts';
import { type ChatState } from './state.ts';

export interface SynchroniserSettings {
  ask: (request: SyncRequest) => Promise<SyncAnswer>;
  state: () => ChatState;
  /** `asked` is what was known when the question was asked. */
  apply: (answer: SyncAnswer, asked: ChatState) => void;
  /** The run with this number has told all that had happened when it began. */
  finished: (run: number) => void;
  random: () => number;
}

const RETRIES = { baseMs: 500, capMs: 30_000 };
/** Everybody misses the same things at once; this spreads their questions. */
export const MISSED_WINDOW_MS = 3000;

/** Asks what has changed. One run at a time; whoever asks while one is under way is served by one more after it. */
export class Synchroniser {
  readonly #settings: SynchroniserSettings;
  readonly #backOff: BackOff;
  #enabled = false;
  #runs = 0;
  #running = false;
  /** How often somebody asked; a run serves all who had asked when it began. */
  #asked = 0;
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: SynchroniserSettings) {
    this.#settings = settings;
    this.#backOff = new BackOff({ ...RETRIES, random: settings.random });
  }

  /** How many runs have begun. */
  get runs(): number {
    return this.#runs;
  }

  get running(): boolean {
    return this.#running;
  }

  /** The connection is there. */
  enable(): void {
    this.#enabled = true;
    this.#backOff.reset();
    this.now();
  }

  disable(): void {
    this.#enabled = false;
    this.#generation += 1;
    this.#running = false;
    this.#cancelTimer();
  }

  now(): void {
    if (!this.#enabled) return;
    this.#cancelTimer();
    this.#asked += 1;
    if (!this.#running) void this.#run();
  }

  /** After a random wait; all who ask meanwhile are served by the same run. */
  afterRandomWait(): void {
    if (!this.#enabled || this.#timer !== undefined) return;
    this.#later(this.#settings.random() * MISSED_WINDOW_MS);
  }

  async #run(): Promise<void> {
    const generation = this.#generation;
    this.#running = true;
    this.#runs += 1;
    const asked = this.#asked;
    const run = this.#runs;
    const isCurrent = () => this.#generation === generation;
    try {
      await this.#pages(isCurrent);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      if (!isCurrent()) return;
      this.#running = false;
      this.#later(this.#backOff.next() + (error.details?.retryAfter ?? 0) * 1000);
      return;
    }
    if (!isCurrent()) return;
    this.#backOff.reset();
    this.#settings.finished(run);
    this.#running = false;
    if (this.#asked !== asked) this.now();
  }

  async #pages(isCurrent: () => boolean): Promise<void> {
    let cursor: string | null = null;
    do {
      const asked = this.#settings.state();
      const answer: SyncAnswer = await this.#settings.ask({
        known: knownAfter(asked, cursor),
        ...(cursor === null ? {} : { cursor }),
      });
      if (!isCurrent()) return;
      this.#settings.apply(answer, asked);
      cursor = answer.nextCursor;
    } while (cursor !== null);
  }

  #later(waitMs: number): void {
    this.#timer = setTimeout(() => {
      this.now();
    }, waitMs);
  }

  #cancelTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Answers come in the order of the ids, so each question tells of those that come next. */
function knownAfter({ conversations }: ChatState, cursor: string | null): [string, number][] {
  return Object.values(conversations)
    .map(({ summary }): [string, number] => [summary.id, summary.version])
    .filter(([id]) => cursor === null || id > cursor)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, LIMITS.syncConversations);
}
