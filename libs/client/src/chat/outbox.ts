import { type MessageAccepted, type MessageDraft } from '@parley/contracts';
import { ParleyError } from '../parley-error.ts';
import { BackOff } from '../socket/back-off.ts';
import { newClientId } from './client-id.ts';
import { type OutboxEntry, type OutboxStorage } from './outbox-storage.ts';

/** An entry as it is shown: one that was accepted stays until the message itself has arrived. */
export interface PendingMessage extends OutboxEntry {
  readonly acceptedSeq: number | null;
}

export interface OutboxSettings {
  storage: OutboxStorage;
  send: (conversationId: string, draft: MessageDraft) => Promise<MessageAccepted>;
  /** Whether it makes sense to try; `flush` is to be called when it does again. */
  canSend: () => boolean;
  /** Whether the conversation is known up to this seq, so that an accepted message need not be shown here any more. */
  isKnown: (conversationId: string, seq: number) => boolean;
  changed: () => void;
  random: () => number;
  now: () => number;
}

interface Item {
  readonly entry: OutboxEntry;
  readonly stored: boolean;
  readonly acceptedSeq: number | null;
}

/** The messages of one conversation go one after the other. */
interface Lane {
  readonly backOff: BackOff;
  sending: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const RETRIES = { baseMs: 500, capMs: 30_000 };
/** The message is fine; who sends it has to be let in again first. */
const WAITS_FOR_SESSION = new Set<string>(['TOKEN_EXPIRED', 'UNAUTHENTICATED', 'SESSION_REVOKED']);

/**
 * Sends what people write, however often the connection breaks or the program ends meanwhile. Exactly once, since an
 * entry keeps its clientId through all tries; and in order within a conversation, since the next one waits.
 */
export class Outbox {
  readonly #settings: OutboxSettings;
  readonly #lanes = new Map<string, Lane>();
  readonly #settledWaiters = new Set<() => void>();
  #userId: string | null = null;
  #items: ReadonlyMap<string, Item> = new Map();
  #entries: readonly PendingMessage[] = [];
  #lastPlace = 0;

  constructor(settings: OutboxSettings) {
    this.#settings = settings;
  }

  /** In the order in which they were written; the same array until something changes. */
  get entries(): readonly PendingMessage[] {
    return this.#entries;
  }

  /** Takes up what somebody left behind. */
  async open(userId: string): Promise<void> {
    this.close();
    this.#userId = userId;
    const loaded = await this.#settings.storage.load(userId);
    if (!this.#isOpenFor(userId)) return;
    const items = loaded.map(
      (entry) => [entry.clientId, { entry, stored: true, acceptedSeq: null }] as const,
    );
    this.#lastPlace = Math.max(0, ...loaded.map(({ place }) => place));
    this.#show(new Map(items));
    this.flush();
  }

  /** Leaves everything where it is stored. */
  close(): void {
    for (const { timer } of this.#lanes.values()) clearTimeout(timer);
    this.#lanes.clear();
    this.#userId = null;
    this.#show(new Map());
  }

  /** Resolves once the message is stored: from then on it will be sent. */
  async send(conversationId: string, draft: MessageDraft): Promise<void> {
    const userId = this.#userId;
    if (userId === null) throw new Error('Start the chat before you send.');
    const { clientId } = draft;
    this.#lastPlace += 1;
    const entry: OutboxEntry = {
      clientId,
      userId,
      conversationId,
      draft,
      place: this.#lastPlace,
      createdAt: new Date(this.#settings.now()).toISOString(),
      state: 'waiting',
      problem: null,
    };
    this.#set({ entry, stored: false, acceptedSeq: null });
    try {
      await this.#settings.storage.put(entry);
    } catch (error) {
      this.#drop(clientId);
      this.#advance(conversationId);
      throw error;
    }
    this.#update(clientId, { stored: true });
    this.#advance(conversationId);
  }

  /** Tries a failed one again. */
  async retry(clientId: string): Promise<void> {
    const item = this.#items.get(clientId);
    if (item?.entry.state !== 'failed') return;
    const { entry } = item;
    // The clientId is taken by another message; so this one was never sent.
    const nextId = entry.problem?.code === 'CONFLICT' ? newClientId() : clientId;
    const next: OutboxEntry = {
      ...entry,
      clientId: nextId,
      draft: { ...entry.draft, clientId: nextId },
      state: 'waiting',
      problem: null,
    };
    await this.#settings.storage.put(next);
    if (nextId !== clientId) await this.discard(clientId);
    if (!this.#isOpenFor(entry.userId)) return;
    this.#set({ entry: next, stored: true, acceptedSeq: null });
    this.#advance(entry.conversationId);
  }

  /** Gives a message up. One that is being sent at this moment may still arrive. */
  async discard(clientId: string): Promise<void> {
    this.#drop(clientId);
    await this.#settings.storage.remove(clientId);
  }

  /** To be called when sending makes sense again: nobody waits for a timer then. */
  flush(): void {
    const conversations = new Set([...this.#items.values()].map(({ entry }) => entry.conversationId));
    for (const conversationId of conversations) {
      const lane = this.#lane(conversationId);
      clearTimeout(lane.timer);
      lane.timer = undefined;
      lane.backOff.reset();
      this.#advance(conversationId);
    }
  }

  /** These messages have arrived, whatever became of the answers to them. */
  arrived(clientIds: readonly string[]): void {
    for (const clientId of clientIds) {
      const item = this.#items.get(clientId);
      if (!item) continue;
      this.#drop(clientId);
      if (item.acceptedSeq === null) void this.#settings.storage.remove(clientId);
    }
  }

  /** To be called when more is known: accepted messages that are part of it are not shown here any more. */
  review(): void {
    for (const { clientId, conversationId, acceptedSeq } of this.#entries) {
      if (acceptedSeq !== null && this.#settings.isKnown(conversationId, acceptedSeq)) this.#drop(clientId);
    }
  }

  /** Resolves when no message waits any more: each was accepted, has failed, or was given up. */
  settled(): Promise<void> {
    if (!this.#waits()) return Promise.resolve();
    return new Promise((resolve) => this.#settledWaiters.add(resolve));
  }

  #advance(conversationId: string): void {
    const lane = this.#lane(conversationId);
    if (lane.sending || lane.timer !== undefined || !this.#settings.canSend()) return;
    const next = [...this.#items.values()].find((item) => isNext(item, conversationId));
    if (next?.stored) void this.#send(next.entry, lane);
  }

  async #send({ clientId, conversationId, draft, userId }: OutboxEntry, lane: Lane): Promise<void> {
    lane.sending = true;
    try {
      const { seq } = await this.#settings.send(conversationId, draft);
      lane.backOff.reset();
      if (this.#isOpenFor(userId)) this.#accepted(clientId, conversationId, seq);
      await this.#settings.storage.remove(clientId);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      await this.#refused(clientId, error, lane, userId);
    } finally {
      lane.sending = false;
    }
    if (this.#isOpenFor(userId)) this.#advance(conversationId);
  }

  #accepted(clientId: string, conversationId: string, seq: number): void {
    if (this.#settings.isKnown(conversationId, seq)) this.#drop(clientId);
    else this.#update(clientId, { acceptedSeq: seq });
  }

  async #refused(clientId: string, error: ParleyError, lane: Lane, userId: string): Promise<void> {
    const item = this.#items.get(clientId);
    if (!item || !this.#isOpenFor(userId)) return;
    const { entry } = item;
    if (error.retryable || WAITS_FOR_SESSION.has(error.code)) {
      const waitMs = lane.backOff.next() + (error.details?.retryAfter ?? 0) * 1000;
      lane.timer = setTimeout(() => {
        lane.timer = undefined;
        this.#advance(entry.conversationId);
      }, waitMs);
      return;
    }
    const { code, message } = error;
    const failed: OutboxEntry = { ...entry, state: 'failed', problem: { code, message } };
    this.#set({ ...item, entry: failed });
    await this.#settings.storage.put(failed);
  }

  #lane(conversationId: string): Lane {
    const known = this.#lanes.get(conversationId);
    if (known) return known;
    const { random } = this.#settings;
    const lane: Lane = { backOff: new BackOff({ ...RETRIES, random }), sending: false, timer: undefined };
    this.#lanes.set(conversationId, lane);
    return lane;
  }

  #isOpenFor(userId: string): boolean {
    return this.#userId === userId;
  }

  #update(clientId: string, change: Partial<Item>): void {
    const item = this.#items.get(clientId);
    if (item) this.#set({ ...item, ...change });
  }

  #set(item: Item): void {
    this.#show(new Map(this.#items).set(item.entry.clientId, item));
  }

  #drop(clientId: string): void {
    if (!this.#items.has(clientId)) return;
    const items = new Map(this.#items);
    items.delete(clientId);
    this.#show(items);
  }

  #show(items: ReadonlyMap<string, Item>): void {
    const sorted = [...items].sort(([, a], [, b]) => a.entry.place - b.entry.place);
    this.#items = new Map(sorted);
    this.#entries = sorted.map(([, { entry, acceptedSeq }]) => ({ ...entry, acceptedSeq }));
    if (!this.#waits()) {
      for (const resolve of this.#settledWaiters) resolve();
      this.#settledWaiters.clear();
    }
    this.#settings.changed();
  }

  #waits(): boolean {
    return this.#entries.some(({ state, acceptedSeq }) => state === 'waiting' && acceptedSeq === null);
  }
}

function isNext({ entry, acceptedSeq }: Item, conversationId: string): boolean {
  return entry.conversationId === conversationId && entry.state === 'waiting' && acceptedSeq === null;
}
