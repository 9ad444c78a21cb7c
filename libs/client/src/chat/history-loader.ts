import { type History, LIMITS, type Message } from '@parley/contracts';
import { insertRange, type MessageRange, newer, rangeAt } from './ranges.ts';
import { withConversation } from './known-conversation.ts';
import { missesLast } from './reduce-messages.ts';
import { type ChatState } from './state.ts';
import { withUsers } from './users.ts';

export type HistoryPlace = { before: number } | { after: number } | { around: number };

export interface HistoryLoaderSettings {
  fetch: (conversationId: string, query: HistoryPlace & { limit: number }) => Promise<History>;
  state: () => ChatState;
  set: (state: ChatState) => void;
}

interface Load {
  readonly me: string;
  readonly conversationId: string;
  /** The newest seq when the page was asked for. */
  readonly endThen: number;
  /** What changed while the page was on its way: nobody knows whether it was read before or after that. */
  readonly meanwhile: Message[];
  outdated: boolean;
}

export const PAGE_SIZE = 50;

/** Fetches pages of history and fits them into what is known. */
export class HistoryLoader {
  readonly #settings: HistoryLoaderSettings;
  readonly #loads = new Set<Load>();

  constructor(settings: HistoryLoaderSettings) {
    this.#settings = settings;
  }

  /** The newest page. */
  async loadTail(conversationId: string): Promise<void> {
    const lastSeq = this.#settings.state().conversations[conversationId]?.summary.lastSeq;
    if (lastSeq) await this.load(conversationId, { before: lastSeq + 1 });
  }

  async load(conversationId: string, place: HistoryPlace, limit = PAGE_SIZE): Promise<void> {
    const load: Load = {
      me: this.#settings.state().me,
      conversationId,
      endThen: this.#settings.state().conversations[conversationId]?.summary.lastSeq ?? 0,
      meanwhile: [],
      outdated: false,
    };
    this.#loads.add(load);
    try {
      const size = Math.min(limit, LIMITS.page.max);
      const history = await this.#settings.fetch(conversationId, { ...place, limit: size });
      if (!load.outdated) this.#keep(load, coveredBy(history, place, load.endThen), history);
    } finally {
      this.#loads.delete(load);
    }
    if (load.outdated) await this.load(conversationId, place, limit);
  }

  /** To be told of all that is added and changed. */
  note(conversationId: string, messages: readonly Message[]): void {
    for (const load of this.#of(conversationId)) load.meanwhile.push(...messages);
  }

  /** Pages that are on their way may be older than what is known now; they are fetched again. */
  outdate(conversationId: string): void {
    for (const load of this.#of(conversationId)) load.outdated = true;
  }

  #keep(
    { me, conversationId, endThen, meanwhile }: Load,
    piece: MessageRange | null,
    { users }: History,
  ): void {
    const state = this.#settings.state();
    const known = state.conversations[conversationId];
    if (!known || !piece || state.me !== me) return;
    const { lastSeq } = known.summary;
    const latest = new Map<number, Message>();
    for (const message of meanwhile) latest.set(message.seq, newer(latest.get(message.seq), message));
    const messages = piece.messages.map((message) => newer(latest.get(message.seq), message));
    const paged = insertRange(known.ranges, { ...piece, messages });
    // A page that reached the end of its time is followed, without a hole, by what was added meanwhile.
    const later = [...latest.values()].filter(({ seq }) => seq > piece.to).sort((a, b) => a.seq - b.seq);
    const reachesOn = piece.to >= endThen && piece.to < lastSeq;
    const ranges = reachesOn
      ? insertRange(paged, { from: piece.to + 1, to: lastSeq, messages: later })
      : paged;
    const last = rangeAt(ranges, lastSeq)?.messages.at(-1);
    const summary = missesLast(known) && last ? { ...known.summary, lastMessage: last } : known.summary;
    this.#settings.set(withUsers(withConversation(state, { ...known, summary, ranges }), users));
  }

  #of(conversationId: string): Load[] {
    return [...this.#loads].filter((load) => load.conversationId === conversationId);
  }
}

/**
 * The seqs that a page tells about, from what is asked for to the last message that is in it; or to the end, where nothing
 * follows. `lastSeq` is known to have been there when it was asked for.
 */
export function coveredBy(
  { messages, hasBefore, hasAfter }: History,
  place: HistoryPlace,
  lastSeq: number,
): MessageRange | null {
  const first = messages.at(0)?.seq;
  const last = messages.at(-1)?.seq;
  const start = 'after' in place ? place.after + 1 : hasBefore ? first : 1;
  const end = Math.max(lastSeq, last ?? 0);
  const to = 'before' in place ? Math.min(place.before - 1, end) : hasAfter ? last : end;
  return start === undefined || to === undefined || to < start ? null : { from: start, to, messages };
}
