import {
  CACHE_FORMAT,
  ContactsRow,
  conversationRow,
  historyRow,
  joinedHistory,
  newerConversation,
  ReadsRow,
  withCachedConversations,
  withCachedHistories,
} from './cache-format.ts';
import { CacheFullError, type CachePart, type ChatCache } from './chat-cache.ts';
import { type CurrentSnapshot } from './snapshot.ts';
import { type ChatState, emptyState, type KnownConversation } from './state.ts';

export interface CacheKeeperSettings {
  cache: ChatCache | null;
  snapshot: CurrentSnapshot;
  /** How far conversations were read without the server having heard of it. */
  unheardReads: () => Readonly<Record<string, number>>;
  report: (conversationId: string, seq: number) => void;
}

/** What happens within this time is one change. */
const GATHER_MS = 500;
const NOBODY = emptyState('');

/** Keeps what is known for the next run of the program, and begins with what the last one kept. */
export class CacheKeeper {
  readonly #settings: CacheKeeperSettings;
  /** Null where there is none, or none that works. */
  #cache: ChatCache | null;
  /** What is in the cache, as far as this program knows. */
  #kept: ChatState = NOBODY;
  #keptReads: Readonly<Record<string, number>> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(settings: CacheKeeperSettings) {
    this.#settings = settings;
    this.#cache = settings.cache;
    settings.snapshot.subscribe(() => {
      this.#keepLater();
    });
  }

  /** Shows what was kept of the person whose chat it is: the conversations at once, and then what was said in them. */
  async restore(): Promise<void> {
    const { me } = this.#settings.snapshot.chat;
    this.#kept = emptyState(me);
    this.#keptReads = {};
    await this.#try(async (cache) => {
      await cache.open(me);
      const about = await cache.read(me, 'about');
      if (about.get('format') !== CACHE_FORMAT) {
        if (about.size > 0) await cache.forget(me);
        return;
      }
      const [users, conversations] = await Promise.all([
        cache.read(me, 'users'),
        cache.read(me, 'conversations'),
      ]);
      const contacts = ContactsRow.safeParse(about.get('contacts'));
      this.#show(me, (state) => ({
        ...withCachedConversations(state, conversations, users),
        contacts: contacts.success ? contacts.data : state.contacts,
      }));
      const histories = await cache.read(me, 'histories');
      this.#show(me, (state) => withCachedHistories(state, histories));
      this.#reportReads(me, about.get('reads'));
    });
  }

  /** Resolves when all that is known is kept. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** Forgets what is kept of somebody. */
  async forget(userId: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept = NOBODY;
    this.#writing = this.#writing.then(() => this.#try((cache) => cache.forget(userId)));
    await this.#writing;
  }

  #show(me: string, change: (state: ChatState) => ChatState): void {
    const { snapshot } = this.#settings;
    if (snapshot.chat.me !== me) return;
    const chat = change(snapshot.chat);
    this.#kept = chat;
    snapshot.update({ chat, ready: 'cached' });
  }

  #reportReads(me: string, row: unknown): void {
    const reads = ReadsRow.safeParse(row);
    if (!reads.success || this.#settings.snapshot.chat.me !== me) return;
    this.#keptReads = reads.data;
    for (const [conversationId, seq] of Object.entries(reads.data))
      this.#settings.report(conversationId, seq);
  }

  /** Nothing is kept before it is whole: who reads it takes it for all that there is. */
  #keepLater(): void {
    const { chat, ready } = this.#settings.snapshot.now;
    if (!this.#cache || ready === 'nothing' || chat === this.#kept) return;
    this.#timer ??= setTimeout(() => void this.keep(), GATHER_MS);
  }

  async #write(): Promise<void> {
    const { now } = this.#settings.snapshot;
    const before = this.#kept;
    const after = now.chat;
    const reads = this.#settings.unheardReads();
    if (now.ready === 'nothing' || after.me !== before.me) return;
    await this.#try(async (cache) => {
      const conversations = changed(before.conversations, after.conversations);
      const histories = only(
        conversations,
        (id, known) => !known || hasNews(before.conversations[id], known),
      );
      /** What another program may have kept; nothing where the server was restored from a backup, and it is not true any more. */
      const usable = (kept: unknown, { summary: { id, version } }: KnownConversation) =>
        (before.conversations[id]?.summary.version ?? 0) > version ? undefined : kept;
      // A history that is newer or older than its conversation's row is understood, so they need not be one change.
      await put(cache, after.me, 'histories', histories, (known, kept) =>
        joinedHistory(usable(kept, known), historyRow(known)),
      );
      await put(cache, after.me, 'conversations', conversations, (known, kept) =>
        newerConversation(usable(kept, known), conversationRow(known)),
      );
      await put(cache, after.me, 'users', changed(before.users, after.users), (user) => user);
      await put(cache, after.me, 'about', this.#aboutChanges(before, after, reads), (row) => row);
      // Else it was forgotten meanwhile.
      if (this.#kept !== before) return;
      this.#kept = after;
      this.#keptReads = reads;
    });
  }

  #aboutChanges(
    before: ChatState,
    after: ChatState,
    reads: Readonly<Record<string, number>>,
  ): Map<string, unknown> {
    const rows = new Map<string, unknown>([['format', CACHE_FORMAT]]);
    if (after.contacts !== before.contacts) rows.set('contacts', after.contacts);
    if (JSON.stringify(reads) !== JSON.stringify(this.#keptReads)) rows.set('reads', reads);
    return rows;
  }

  /** A cache that fails is not used any more; the chat goes on without it. */
  async #try(work: (cache: ChatCache) => Promise<void>): Promise<void> {
    const cache = this.#cache;
    if (!cache) return;
    try {
      await work(cache);
    } catch (error) {
      this.#cache = null;
      const full = error instanceof CacheFullError;
      this.#settings.snapshot.update({ storage: full ? 'full' : 'unavailable' });
      // The outbox shares the disk, and needs the room more.
      if (full) await cache.forget(this.#settings.snapshot.chat.me).catch(() => undefined);
    }
  }
}

type Changes<T> = ReadonlyMap<string, T | undefined>;

async function put<T>(
  cache: ChatCache,
  me: string,
  part: CachePart,
  changes: Changes<T>,
  rowOf: (value: T, kept: unknown) => unknown,
): Promise<void> {
  if (changes.size === 0) return;
  await cache.update(me, part, [...changes.keys()], (kept) => {
    const rows = new Map<string, unknown>();
    for (const [key, value] of changes) {
      const row = value === undefined ? null : rowOf(value, kept.get(key));
      if (row !== null) rows.set(key, row);
    }
    return rows;
  });
}

/** What is another object now, or is gone (undefined). */
function changed<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): Changes<T> {
  const changes = new Map<string, T | undefined>();
  if (before === after) return changes;
  for (const [id, value] of Object.entries(after)) if (before[id] !== value) changes.set(id, value);
  for (const id of Object.keys(before)) if (!(id in after)) changes.set(id, undefined);
  return changes;
}

function only<T>(changes: Changes<T>, where: (id: string, value: T | undefined) => boolean): Changes<T> {
  return new Map([...changes].filter(([id, value]) => where(id, value)));
}

function hasNews(before: KnownConversation | undefined, after: KnownConversation): boolean {
  return before?.ranges !== after.ranges || before.summary.version !== after.summary.version;
}
