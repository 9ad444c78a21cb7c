import { type ErrorCode } from '@parley/contracts';

/** Everybody who may call: three who are not signed in, and six by how they stand to the conversation or person at issue. */
export const CALLERS = [
  'anonymous',
  'expired',
  'revoked',
  'stranger',
  'blocked',
  'former',
  'member',
  'admin',
  'owner',
] as const;
/** The administrator of the server is asked for where a row says so. */
export type Caller = (typeof CALLERS)[number] | 'operator';

export type Outcome = 'ok' | ErrorCode;
export type Outcomes = Readonly<Record<(typeof CALLERS)[number], Outcome> & { operator?: Outcome }>;

/** No matter who asks: what the request shows decides. */
export function everybody(outcome: Outcome = 'ok'): Outcomes {
  return { ...signedIn(outcome), anonymous: outcome, expired: outcome, revoked: outcome };
}

/** Whoever is signed in. */
export function signedIn(outcome: Outcome = 'ok', exceptions: Partial<Outcomes> = {}): Outcomes {
  return {
    anonymous: 'UNAUTHENTICATED',
    expired: 'TOKEN_EXPIRED',
    revoked: 'SESSION_REVOKED',
    stranger: outcome,
    blocked: outcome,
    former: outcome,
    member: outcome,
    admin: outcome,
    owner: outcome,
    ...exceptions,
  };
}

/** Whoever is in the conversation; to all others it is not there. */
export function inside(exceptions: Partial<Outcomes> = {}): Outcomes {
  const NOT_THERE = { stranger: 'NOT_FOUND', former: 'NOT_FOUND', operator: 'NOT_FOUND' } as const;
  return signedIn('ok', { ...NOT_THERE, ...exceptions });
}

/** Admins and the owner. The blocked one is in a direct conversation, where nobody is an admin. */
export function admins(exceptions: Partial<Outcomes> = {}): Outcomes {
  return inside({ blocked: 'FORBIDDEN', member: 'FORBIDDEN', ...exceptions });
}

/** The owner alone. */
export const ownerOnly = (): Outcomes => admins({ admin: 'FORBIDDEN' });
