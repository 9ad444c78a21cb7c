import { randomUUID } from 'node:crypto';
import { admins, inside, signedIn } from './outcomes.ts';
import { type Place } from './places.ts';
import { nothing, type Request, row, type Row, rowIn } from './row.ts';

const MESSAGES = '/api/conversations/{id}/messages';

const own = ({ own: seq }: Place): Request => ({ path: { seq } });
const draft = (): Request => ({ body: { clientId: randomUUID(), text: 'Good morning!' } });

/** The blocked one cannot reach who has blocked them by any of these. */
const writers = inside({ blocked: 'FORBIDDEN' });
const moderators = admins();

export const messageRows: readonly Row<Request>[] = [
  rowIn('group', `GET ${MESSAGES}`, inside(), nothing),
  rowIn('room', `GET ${MESSAGES}`, inside({ blocked: 'NOT_FOUND' }), nothing, 'of a room'),
  rowIn('group', `POST ${MESSAGES}`, writers, draft),
  rowIn('channel', `POST ${MESSAGES}`, moderators, draft, 'in a channel'),
  rowIn('room', `POST ${MESSAGES}`, inside({ blocked: 'NOT_FOUND' }), draft, 'in a room'),

  rowIn('group', `GET ${MESSAGES}/{seq}`, inside(), nothing),
  rowIn('group', `PATCH ${MESSAGES}/{seq}`, writers, (place) => ({
    ...own(place),
    body: { text: 'Other words' },
  })),
  rowIn(
    'group',
    `PATCH ${MESSAGES}/{seq}`,
    inside({ blocked: 'FORBIDDEN', member: 'FORBIDDEN', admin: 'FORBIDDEN', owner: 'FORBIDDEN' }),
    () => ({ body: { text: 'Other words' } }),
    'somebody else’s',
  ),
  rowIn(
    'channel',
    `PATCH ${MESSAGES}/{seq}`,
    moderators,
    (place) => ({ ...own(place), body: { text: 'Other words' } }),
    'in a channel',
  ),
  rowIn('group', `DELETE ${MESSAGES}/{seq}`, inside(), own),
  rowIn('group', `DELETE ${MESSAGES}/{seq}`, moderators, nothing, 'somebody else’s'),
  rowIn('group', `DELETE ${MESSAGES}/{seq}`, inside(), () => ({ query: 'for=me' }), 'for oneself'),
  rowIn('group', `GET ${MESSAGES}/{seq}/wordings`, inside({ operator: 'ok' }), own),
  rowIn('group', `GET ${MESSAGES}/{seq}/wordings`, admins({ operator: 'ok' }), nothing, 'somebody else’s'),
  rowIn('group', `GET ${MESSAGES}/{seq}/receipts`, inside(), nothing),

  rowIn('group', `PUT ${MESSAGES}/{seq}/reactions/{emoji}`, writers, nothing),
  rowIn('group', `DELETE ${MESSAGES}/{seq}/reactions/{emoji}`, inside(), nothing),
  rowIn('group', `PUT ${MESSAGES}/{seq}/pin`, moderators, nothing),
  // Taking a pin away tells the other one nothing, so the blocked one still may.
  rowIn('group', `DELETE ${MESSAGES}/{seq}/pin`, admins({ blocked: 'ok' }), nothing),
  rowIn('group', 'POST /api/conversations/{id}/read', inside(), ({ others: seq }) => ({ body: { seq } })),

  row('GET /api/search/messages', signedIn(), () => ({ query: 'query=morning' })),
  rowIn(
    'group',
    'GET /api/search/messages',
    inside(),
    ({ id }) => ({ query: `query=morning&conversationId=${id}` }),
    'in one conversation',
  ),
];
