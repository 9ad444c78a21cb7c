/** Longer than it takes whoever goes on typing to say so again. */
export const TYPING_EXPIRES_MS = 6000;

/** Ends what nobody ended. The server keeps nothing of it, so the client of whoever typed may be gone without a word. */
export class TypingExpiry {
  readonly #expired: (conversationId: string, userId: string) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(expired: (conversationId: string, userId: string) => void) {
    this.#expired = expired;
  }

  started(conversationId: string, userId: string): void {
    const key = `${conversationId}/${userId}`;
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#expired(conversationId, userId);
    }, TYPING_EXPIRES_MS);
    this.#timers.set(key, timer);
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
