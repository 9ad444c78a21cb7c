/** What somebody has begun to write in a conversation: plain JSON. */
export interface Draft {
  text: string;
  /** The seq of the message that it answers. */
  replyTo?: number;
  /** The seq of the own message that it changes. */
  editing?: number;
  /** What was being written when the change began; it comes back afterwards. */
  before?: { text: string; replyTo?: number };
}

export interface DraftStorage {
  load(owner: string, conversationId: string): Promise<Draft | null>;
  /** Null removes it. */
  save(owner: string, conversationId: string, draft: Draft | null): Promise<void>;
  forget(owner: string): Promise<void>;
  forgetOthers(owner: string): Promise<void>;
  /** Tells when another tab has saved something. */
  watch(changed: () => void): void;
}

export interface DraftEntry {
  readonly draft: Draft;
  /** False until it is known whether something was kept from before. */
  readonly ready: boolean;
}

interface Place {
  readonly owner: string;
  readonly conversationId: string;
}

interface Known extends Place, DraftEntry {}

const NO_DRAFT: Draft = { text: '' };
const UNKNOWN: DraftEntry = { draft: NO_DRAFT, ready: false };
const SAVE_AFTER_MS = 300;

/**
 * Drafts by person and conversation. What is on screen is always here; the storage follows a moment later, and one that
 * fails is done without.
 */
export class Drafts {
  readonly #storage: DraftStorage;
  readonly #known = new Map<string, Known>();
  readonly #unsaved = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: DraftStorage) {
    this.#storage = storage;
    storage.watch(() => {
      for (const known of this.#known.values()) void this.#load(known);
    });
  }

  /** The same object until it changes. */
  get(owner: string, conversationId: string): DraftEntry {
    return this.#known.get(keyOf({ owner, conversationId })) ?? UNKNOWN;
  }

  /** Brings back what was kept from before, where that was not done yet. */
  async load(owner: string, conversationId: string): Promise<void> {
    if (!this.get(owner, conversationId).ready) await this.#load({ owner, conversationId });
  }

  set(owner: string, conversationId: string, draft: Draft): void {
    this.#unsaved.add(keyOf({ owner, conversationId }));
    this.#keep({ owner, conversationId, draft, ready: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Saves at once what waits to be saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const due = [...this.#unsaved].flatMap((key) => this.#known.get(key) ?? []);
    this.#unsaved.clear();
    const saved = due.map(({ owner, conversationId, draft }) =>
      this.#storage.save(owner, conversationId, isEmpty(draft) ? null : draft),
    );
    await Promise.allSettled(saved);
  }

  async forget(owner: string): Promise<void> {
    this.#drop((known) => known.owner === owner);
    await this.#storage.forget(owner).catch(() => undefined);
  }

  /** Forgets everybody's but this person's. */
  async forgetOthers(owner: string): Promise<void> {
    this.#drop((known) => known.owner !== owner);
    await this.#storage.forgetOthers(owner).catch(() => undefined);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** What is written here while the storage is read is newer than what is read. */
  async #load(place: Place): Promise<void> {
    const key = keyOf(place);
    const before = this.#known.get(key)?.draft;
    if (this.#unsaved.has(key)) return;
    const kept = await this.#storage.load(place.owner, place.conversationId).catch(() => null);
    const now = this.#known.get(key)?.draft;
    if (this.#unsaved.has(key) || now !== before) return;
    const draft = kept && now && sameDraft(kept, now) ? now : (kept ?? NO_DRAFT);
    this.#keep({ owner: place.owner, conversationId: place.conversationId, draft, ready: true });
  }

  #keep(known: Known): void {
    const before = this.#known.get(keyOf(known));
    if (before?.draft === known.draft && before.ready === known.ready) return;
    this.#known.set(keyOf(known), known);
    this.#tell();
  }

  #drop(where: (known: Known) => boolean): void {
    for (const [key, known] of [...this.#known]) {
      if (!where(known)) continue;
      this.#known.delete(key);
      this.#unsaved.delete(key);
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const keyOf = ({ owner, conversationId }: Place) => `${owner}/${conversationId}`;

const isEmpty = ({ text, replyTo, editing }: Draft) =>
  text === '' && replyTo === undefined && editing === undefined;

const sameDraft = (a: Draft, b: Draft) =>
  a.text === b.text && a.replyTo === b.replyTo && a.editing === b.editing;
