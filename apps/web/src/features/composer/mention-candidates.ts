import { type User } from '@parley/contracts';
import { fold } from '../../words/fold.ts';

export type Mentioned = { readonly kind: 'everyone' } | { readonly kind: 'person'; readonly person: User };

interface People {
  readonly members: readonly User[];
  /** Who wrote lately, the latest first. */
  readonly writers: readonly string[];
  readonly friends: ReadonlySet<string>;
  /** Who writes: nobody names themselves. */
  readonly me: string;
  /** Whether `@everyone` reaches everyone. */
  readonly everyone: boolean;
}

const SHOWN = 8;
const EVERYONE = 'everyone';

/** Whom somebody may mean: friends first, then those who wrote lately, then all others as they come. */
export function mentionCandidates(people: People, query: string): readonly Mentioned[] {
  const wanted = fold(query);
  const writers = new Map(people.writers.map((id, place) => [id, place]));
  const rank = ({ id }: User) => (people.friends.has(id) ? -1 : (writers.get(id) ?? writers.size));
  const persons = people.members
    .filter((person) => person.id !== people.me && isMeant(person, wanted))
    .sort((a, b) => rank(a) - rank(b))
    .map((person) => ({ kind: 'person', person }) as const);
  const everyone = people.everyone && EVERYONE.startsWith(wanted) ? [{ kind: 'everyone' } as const] : [];
  return [...persons.slice(0, SHOWN - everyone.length), ...everyone];
}

function isMeant({ username, displayName }: User, wanted: string): boolean {
  if (wanted === '') return true;
  return [username, ...displayName.split(/\s+/u), ...username.split(/[._]/u)].some((word) =>
    fold(word).startsWith(wanted),
  );
}
