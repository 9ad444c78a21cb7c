import { InterestOutcome } from '@parley/contracts';
import { as, idOf, type Person } from '../chat.ts';
import { read } from '../http.ts';
import { signedIn } from './outcomes.ts';
import { type People } from './people.ts';
import { type Cell, forAll, nothing, type Request, row, type Row } from './row.ts';

const toOther = ({ people }: Cell): Request => ({ path: { userId: idOf(people.accounts.other) } });
const toBystander = ({ people }: Cell): Request => ({ path: { userId: idOf(people.accounts.bystander) } });

/** A friend request of which only the owner is to decide. */
const interest = (between: (accounts: People['accounts']) => [from: Person, to: Person]) =>
  forAll(async ({ people }): Promise<Request> => {
    const [from, to] = between(people.accounts);
    const answer = await as(from, 'POST /api/interests', { userId: idOf(to) });
    return { path: { id: read(InterestOutcome, answer).interest?.id ?? '' } };
  });
const theirs = signedIn('NOT_FOUND', { owner: 'ok' });

export const contactRows: readonly Row<Request>[] = [
  row('GET /api/users', signedIn(), () => ({ query: 'query=somebody' })),
  row('GET /api/users/{id}', signedIn(), ({ people }) => ({ path: { id: idOf(people.accounts.other) } })),

  // Who was blocked is not to notice.
  row('POST /api/interests', signedIn(), ({ people }) => ({ body: { userId: idOf(people.accounts.other) } })),
  row('GET /api/interests', signedIn(), () => ({ query: 'box=received' })),
  row(
    'POST /api/interests/{id}/accept',
    theirs,
    interest(({ stranger, owner }) => [stranger, owner]),
  ),
  row(
    'POST /api/interests/{id}/decline',
    theirs,
    interest(({ former, owner }) => [former, owner]),
  ),
  row(
    'POST /api/interests/{id}/withdraw',
    theirs,
    interest(({ owner, bystander }) => [owner, bystander]),
  ),

  row('GET /api/friends', signedIn(), nothing),
  row('DELETE /api/friends/{userId}', signedIn(), toOther),

  row('GET /api/blocks', signedIn(), nothing),
  row('PUT /api/blocks/{userId}', signedIn(), toBystander),
  row('DELETE /api/blocks/{userId}', signedIn(), toBystander),
];
