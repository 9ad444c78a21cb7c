import { type ConversationEntity } from '@parley/database';

/** One key for two people, whichever way round. */
export function directKey(one: string, other: string): string {
  return [one, other].sort().join(':');
}

/** The two of a key. */
export function peopleOf(key: string): readonly [string, string] {
  const [one = '', other = ''] = key.split(':');
  return [one, other];
}

/** The other one of a direct conversation; null in groups. */
export function peerOf(
  { directKey: key }: Pick<ConversationEntity, 'directKey'>,
  userId: string,
): string | null {
  if (key === null) return null;
  const [one, other] = peopleOf(key);
  return one === userId ? other : one;
}
