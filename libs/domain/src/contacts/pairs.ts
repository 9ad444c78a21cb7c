import { AppError } from '@parley/contracts';
import { type Tx, type UserEntity } from '@parley/database';
import { findUserLocked } from '../accounts/user-records.ts';

/** Two people, seen from one of them. */
export interface Pair {
  readonly me: UserEntity;
  readonly other: UserEntity;
}

/**
 * Locks two accounts, so that what happens between two people happens one after the other. The lesser id comes first,
 * whoever asks: so two who lock the same pair never hold what the other one waits for.
 */
export async function lockPair(tx: Tx, myId: string, otherId: string): Promise<Pair> {
  const locked = new Map<string, UserEntity>();
  for (const id of [myId, otherId].sort()) {
    const user = await findUserLocked(tx, id);
    if (user) locked.set(id, user);
  }
  const [me, other] = [locked.get(myId), locked.get(otherId)];
  if (!me) throw new AppError('SESSION_REVOKED');
  if (!other) throw new AppError('NOT_FOUND');
  return { me, other };
}
