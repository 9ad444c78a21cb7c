import { LIMITS, type Member, type MemberPage, type PageQuery } from '@parley/contracts';
import { withEntries } from './by-id.ts';
import { withConversation } from './known-conversation.ts';
import { type ChatState } from './state.ts';
import { withUsers } from './users.ts';

export interface MembersLoaderSettings {
  fetch: (conversationId: string, page: Partial<PageQuery>) => Promise<MemberPage>;
  state: () => ChatState;
  set: (state: ChatState) => void;
}

/** Fetches who is in a conversation, a page at a time. */
export class MembersLoader {
  readonly #settings: MembersLoaderSettings;

  constructor(settings: MembersLoaderSettings) {
    this.#settings = settings;
  }

  /** Answers the cursor of the next page; null after the last one. */
  async load(conversationId: string, cursor?: string): Promise<string | null> {
    const before = this.#membersVersion(conversationId);
    const page = { limit: LIMITS.page.max, ...(cursor === undefined ? {} : { cursor }) };
    const { items, nextCursor } = await this.#settings.fetch(conversationId, page);
    // Somebody came or went meanwhile, and the page may be from before that.
    if (this.#membersVersion(conversationId) !== before) return await this.load(conversationId, cursor);
    this.#keep(conversationId, items);
    return nextCursor;
  }

  #membersVersion(conversationId: string): number | undefined {
    return this.#settings.state().conversations[conversationId]?.membersVersion;
  }

  #keep(conversationId: string, items: readonly Member[]): void {
    const state = this.#settings.state();
    const known = state.conversations[conversationId];
    if (!known) return;
    const members = withEntries(known.members, items, ({ user }) => user.id);
    const users = items.map(({ user }) => user);
    this.#settings.set(withUsers(withConversation(state, { ...known, members }), users));
  }
}
