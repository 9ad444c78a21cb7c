import { type MessageAccepted, type MessageDraft } from '@parley/contracts';
import { type Exclusively } from '../locks.ts';
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
  /** Keeps the programs that share the storage from sending for one conversation at the same time. */
  exclusively: Exclusively;
  random: () => number;
  now: () => number;
}

interface Item {
  readonly entry: OutboxEntry;
  /** When it was known to be stored; null until then. */
  readonly storedAt: number | null;
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
 * entry keeps its clientId through all tries; and in order within a conversation, since the next one waits. Programs that
 * share a storage send for each other: what one of them has left behind, another one takes up.
 */
export class Outbox {
  readonly #settings: OutboxSettings;
  readonly #lanes = new Map<string, Lane>();
  readonly #settledWaiters = new Set<() => void>();
  #userId: string | null = null;
  #items: ReadonlyMap<string, Item> = new Map();
  #entries: readonly PendingMessage[] = [];
  #lastPlace = 0;
  /** Counts what happens here, to tell what a reading of the storage cannot have seen. */
  #moment = 0;
  /** When an entry was known to be removed; null until then. */
  readonly #removed = new Map<string, number | null>();
  #unwatch: () => void = () => undefined;

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
    this.#lastPlace = Math.max(0, ...loaded.map(({ place }) => place));
    this.#show(new Map(loaded.map((entry) => [entry.clientId, itemOf(entry)])));
    this.#unwatch =
      this.#settings.storage.watch?.(() => void this.#changedElsewhere(userId)) ?? (() => undefined);
    this.flush();
  }

  /** Leaves everything where it is stored. */
  close(): void {
    for (const { timer } of this.#lanes.values()) clearTimeout(timer);
    this.#lanes.clear();
    this.#removed.clear();
    this.#unwatch();
    this.#unwatch = () => undefined;
    this.#userId = null;
    this.#show(new Map());
  }

  /** Resolves once the message is stored: from then on it will be sent. */
  async send(conversationId: string, draft: MessageDraft): Promise<void> {
    const userId = this.#userId;
    if (userId === null) throw new Error('Start the chat before you send.');
    const { clientId } = draft;
    // Programs that share the storage agree on the order by the clock.
    this.#lastPlace = Math.max(this.#lastPlace + 1, this.#settings.now());
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
    this.#set({ entry, storedAt: null, acceptedSeq: null });
    try {
      await this.#settings.storage.put(entry);
    } catch (error) {
      this.#drop(clientId);
      this.#advance(conversationId);
      throw error;
    }
    this.#update(clientId, { storedAt: this.#now() });
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
    this.#set({ entry: next, storedAt: this.#now(), acceptedSeq: null });
    this.#advance(entry.conversationId);
  }

  /** Gives a message up. One that is being sent at this moment may still arrive. */
  async discard(clientId: string): Promise<void> {
    this.#drop(clientId);
    await this.#remove(clientId);
  }

  /** Gives up all that this person has left, also when nobody is there to send it. */
  async forget(userId: string): Promise<void> {
    await this.#settings.storage.forget(userId);
  }

  /** To be called when sending makes sense again: nobody waits for a timer then. */
  flush(): void {
    for (const conversationId of this.#conversations()) {
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
      if (item.acceptedSeq === null) void this.#remove(clientId);
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
    const userId = this.#userId;
    const lane = this.#lane(conversationId);
    if (userId !== null && !lane.sending && this.#next(conversationId, lane)) {
      void this.#sendAll(conversationId, lane, userId);
    }
  }

  async #sendAll(conversationId: string, lane: Lane, userId: string): Promise<void> {
    const { exclusively, storage } = this.#settings;
    lane.sending = true;
    const mayGoOn = () => this.#isOpenFor(userId) && this.#lanes.get(conversationId) === lane;
    const sendAll = async () => {
      for (;;) {
        const next = mayGoOn() && this.#next(conversationId, lane);
        if (!next) return;
        await this.#send(next, lane, mayGoOn);
      }
    };
    try {
      if (storage.watch) {
        await exclusively(`parley-outbox ${userId} ${conversationId}`, async () => {
          await this.#reload(userId);
          await sendAll();
        });
      } else {
        await sendAll();
      }
    } finally {
      lane.sending = false;
    }
    // What was written at the last moment.
    if (mayGoOn()) this.#advance(conversationId);
  }

  /** What is to be sent now. */
  #next(conversationId: string, lane: Lane): OutboxEntry | undefined {
    if (lane.timer !== undefined || !this.#settings.canSend()) return undefined;
    const first = [...this.#items.values()].find((item) => isNext(item, conversationId));
    return first && first.storedAt !== null ? first.entry : undefined;
  }

  async #send(
    { clientId, conversationId, draft }: OutboxEntry,
    lane: Lane,
    mayGoOn: () => boolean,
  ): Promise<void> {
    try {
      const { seq } = await this.#settings.send(conversationId, draft);
      lane.backOff.reset();
      if (mayGoOn()) this.#accepted(clientId, conversationId, seq);
      await this.#remove(clientId);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      if (mayGoOn()) await this.#refused(clientId, error, lane);
    }
  }

  #accepted(clientId: string, conversationId: string, seq: number): void {
    if (this.#settings.isKnown(conversationId, seq)) this.#drop(clientId);
    else this.#update(clientId, { acceptedSeq: seq });
  }

  async #refused(clientId: string, error: ParleyError, lane: Lane): Promise<void> {
    const item = this.#items.get(clientId);
    if (!item) return;
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

  async #remove(clientId: string): Promise<void> {
    this.#removed.set(clientId, null);
    await this.#settings.storage.remove(clientId);
    this.#removed.set(clientId, this.#now());
  }

  async #changedElsewhere(userId: string): Promise<void> {
    await this.#reload(userId);
    if (!this.#isOpenFor(userId)) return;
    for (const conversationId of this.#conversations()) this.#advance(conversationId);
  }

  /** Takes over what the others have written, sent and given up. */
  async #reload(userId: string): Promise<void> {
    const began = this.#now();
    const loaded = await this.#settings.storage.load(userId);
    if (!this.#isOpenFor(userId)) return;
    const stored = loaded.filter(({ clientId }) => !this.#isNews(this.#removed.get(clientId), began));
    for (const [clientId, removedAt] of this.#removed) {
      if (!this.#isNews(removedAt, began)) this.#removed.delete(clientId);
    }
    const items = new Map(stored.map((entry) => [entry.clientId, this.#known(entry) ?? itemOf(entry)]));
    for (const [clientId, item] of this.#items) {
      if (item.acceptedSeq !== null || this.#isNews(item.storedAt, began)) items.set(clientId, item);
    }
    this.#lastPlace = Math.max(this.#lastPlace, ...loaded.map(({ place }) => place));
    const same =
      items.size === this.#items.size && [...items].every(([id, item]) => this.#items.get(id) === item);
    if (!same) this.#show(items);
  }

  #known(entry: OutboxEntry): Item | undefined {
    const item = this.#items.get(entry.clientId);
    return item?.entry.state === entry.state ? item : undefined;
  }

  /** Whether it happened after a reading of the storage had begun; what is still under way (null) has. */
  #isNews(moment: number | null | undefined, began: number): boolean {
    return moment !== undefined && (moment === null || moment > began);
  }

  #now(): number {
    this.#moment += 1;
    return this.#moment;
  }

  #conversations(): Set<string> {
    return new Set([...this.#items.values()].map(({ entry }) => entry.conversationId));
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

function itemOf(entry: OutboxEntry): Item {
  return { entry, storedAt: 0, acceptedSeq: null };
}

function isNext({ entry, acceptedSeq }: Item, conversationId: string): boolean {
  return entry.conversationId === conversationId && entry.state === 'waiting' && acceptedSeq === null;
}
