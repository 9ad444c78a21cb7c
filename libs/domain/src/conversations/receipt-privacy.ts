import { type Reader, UserEntity } from '@parley/database';
import { In } from 'typeorm';

/**
 * Of these people, those who keep to themselves what they have read. Nobody is told what they read, and they are shown of
 * nobody: wherever somebody asks, both are left out. Events go to a whole conversation alike and cannot differ by who
 * hears them, so there only the first holds; a client whose person keeps it to themselves drops what it hears.
 */
export async function discreetAmong({ manager }: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const people = await manager.find(UserEntity, {
    select: { id: true, settings: true },
    where: { id: In([...new Set(ids)]) },
  });
  return new Set(people.filter(({ settings }) => !settings.readReceipts).map(({ id }) => id));
}
