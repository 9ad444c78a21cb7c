import {
  type Block,
  type Friend,
  type Interest,
  LIMITS,
  type Page,
  type SocketEvent,
  type User,
} from '@parley/contracts';
import { type ContactRoutes } from '../routes/contacts.ts';
import { reduceContacts } from './reduce-contacts.ts';
import { type EventOf } from './outcome.ts';
import { type ChatState, type Contacts } from './state.ts';
import { withUsers } from './users.ts';

export interface ContactsLoaderSettings {
  routes: ContactRoutes;
  state: () => ChatState;
  set: (state: ChatState) => void;
}

const PAGE = { limit: LIMITS.page.max };

/** Loads friends, requests and blocks. They have no versions, so what is told meanwhile is told again on top. */
export class ContactsLoader {
  readonly #settings: ContactsLoaderSettings;
  #meanwhile: EventOf<'contacts'>[] = [];
  #loading: Promise<void> | null = null;

  constructor(settings: ContactsLoaderSettings) {
    this.#settings = settings;
  }

  /** To be told of every event. */
  note(event: SocketEvent): void {
    if (this.#loading && event.channel === 'contacts') this.#meanwhile.push(event);
  }

  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    this.#meanwhile = [];
    const { me } = this.#settings.state();
    const { routes } = this.#settings;
    const [friends, received, sent, blocks] = await Promise.all([
      allOf<Friend>((cursor) => routes.friends({ ...PAGE, ...cursor })),
      allOf<Interest>((cursor) => routes.interests({ box: 'received', ...PAGE, ...cursor })),
      allOf<Interest>((cursor) => routes.interests({ box: 'sent', ...PAGE, ...cursor })),
      allOf<Block>((cursor) => routes.blocks({ ...PAGE, ...cursor })),
    ]);
    const state = this.#settings.state();
    if (state.me !== me) return;
    const interests = [...received, ...sent];
    const contacts: Contacts = {
      friends: Object.fromEntries(friends.map((friend) => [friend.user.id, friend])),
      interests: Object.fromEntries(interests.map((interest) => [interest.id, interest])),
      blocked: Object.fromEntries(blocks.map(({ user }) => [user.id, true as const])),
    };
    const people: User[] = [...friends, ...interests, ...blocks].map(({ user }) => user);
    const loaded = withUsers({ ...state, contacts }, people);
    this.#settings.set(this.#meanwhile.reduce(reduceContacts, loaded));
  }
}

async function allOf<T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const answer: Page<T> = await page(cursor === null ? {} : { cursor });
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== null);
  return items;
}
