import { type User } from '@parley/contracts';
import { withEntries } from './by-id.ts';
import { type ChatState } from './state.ts';

/** Keeps the cards of people; the latest of each. */
export function withUsers(state: ChatState, users: readonly User[]): ChatState {
  const news = users.filter((user) => !sameCard(state.users[user.id], user));
  return news.length === 0 ? state : { ...state, users: withEntries(state.users, news, ({ id }) => id) };
}

function sameCard(known: User | undefined, { username, displayName, about, avatarUrl }: User): boolean {
  return (
    known?.username === username &&
    known.displayName === displayName &&
    known.about === about &&
    known.avatarUrl === avatarUrl
  );
}
