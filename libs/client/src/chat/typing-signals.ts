import { bestEffort } from './best-effort.ts';

export interface TypingSignalsSettings {
  start: (conversationId: string) => Promise<unknown>;
  stop: (conversationId: string) => Promise<unknown>;
  now: () => number;
}

/** The others forget a start after some seconds, so it is repeated while somebody goes on typing. */
const REPEAT_MS = 3000;
const IDLE_MS = 5000;

interface Typing {
  readonly toldAt: number;
  readonly idleTimer: ReturnType<typeof setTimeout>;
}

/** Turns keystrokes into few signals. */
export class TypingSignals {
  readonly #settings: TypingSignalsSettings;
  readonly #typing = new Map<string, Typing>();

  constructor(settings: TypingSignalsSettings) {
    this.#settings = settings;
  }

  /** To be called on every keystroke. */
  keystroke(conversationId: string): void {
    const before = this.#typing.get(conversationId);
    clearTimeout(before?.idleTimer);
    const now = this.#settings.now();
    const due = !before || now - before.toldAt >= REPEAT_MS;
    if (due) void bestEffort(this.#settings.start(conversationId));
    const idleTimer = setTimeout(() => {
      this.stop(conversationId);
    }, IDLE_MS);
    this.#typing.set(conversationId, { toldAt: due ? now : before.toldAt, idleTimer });
  }

  stop(conversationId: string): void {
    if (!this.forget(conversationId)) return;
    void bestEffort(this.#settings.stop(conversationId));
  }

  clear(): void {
    for (const conversationId of [...this.#typing.keys()]) this.forget(conversationId);
  }

  /** Without a word: the message that was typed tells the others as much. */
  forget(conversationId: string): boolean {
    clearTimeout(this.#typing.get(conversationId)?.idleTimer);
    return this.#typing.delete(conversationId);
  }
}
