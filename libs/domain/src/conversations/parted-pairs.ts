import { type ConversationEntity, givenRows, type Reader } from '@parley/database';
import { directKey, peopleOf } from './direct-keys.ts';

/** Of these pairs, by their keys, those in which one has blocked the other. */
export function partedAmong(reader: Reader, keys: readonly string[]): Promise<Set<string>> {
  return pairsIn(reader, keys, 'blocks', ['blockerId', 'blockedId']);
}

/** Of these pairs, by their keys, those who are friends. */
export function friendsAmong(reader: Reader, keys: readonly string[]): Promise<Set<string>> {
  return pairsIn(reader, keys, 'friendships', ['userId', 'friendId']);
}

const PAIR = { one: 'id', other: 'id' } as const;

/** Those that stand in the table, whichever way round: one statement, however many they are. */
async function pairsIn(
  { dialect, manager }: Reader,
  keys: readonly string[],
  table: string,
  [first, second]: readonly [string, string],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const bothWays = [...new Set(keys)].map(peopleOf).flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]);
  const found = await manager.query<{ one: string; other: string }[]>(
    `SELECT given.one, given.other FROM ${givenRows(dialect, PAIR)} given
     JOIN ${table} t ON t.${first} = given.one AND t.${second} = given.other`,
    [JSON.stringify(bothWays)],
  );
  return new Set(found.map(({ one, other }) => directKey(one, other)));
}

/** Of these conversations, the direct ones whose two are parted: there, neither hears how far the other one is. */
export async function partedConversations(
  reader: Reader,
  conversations: readonly ConversationEntity[],
): Promise<Set<ConversationEntity>> {
  const keys = conversations.flatMap(({ directKey: key }) => key ?? []);
  const parted = await partedAmong(reader, keys);
  return new Set(conversations.filter(({ directKey: key }) => key !== null && parted.has(key)));
}
