import { JoinCode } from '@parley/contracts';
import { as, idOf } from '../chat.ts';
import { read } from '../http.ts';
import { admins, inside, ownerOnly, signedIn } from './outcomes.ts';
import { type Place } from './places.ts';
import { type Cell, nothing, type Request, row, type Row, rowIn } from './row.ts';

const conversations: Row<Request>[] = [
  row('POST /api/conversations', signedIn(), () => ({ body: { kind: 'group', title: 'Another one' } })),
  row(
    'POST /api/conversations',
    signedIn('FORBIDDEN', { blocked: 'ok' }),
    ({ people }) => ({ body: { kind: 'direct', userId: idOf(people.accounts.other) } }),
    'a direct one, with who is no friend; the blocked one gets the one that is there',
  ),
  row('GET /api/conversations', signedIn(), nothing),
  rowIn('group', 'GET /api/conversations/{id}', inside(), nothing),
  rowIn('room', 'GET /api/conversations/{id}', inside({ blocked: 'NOT_FOUND' }), nothing, 'of a room'),
  rowIn('group', 'PATCH /api/conversations/{id}', admins(), () => ({ body: { title: 'Another title' } })),
  rowIn('group', 'PATCH /api/conversations/{id}/membership', inside(), () => ({ body: { pinned: true } })),
];

const aNewOne = (_: Place, { people }: Cell): Request => ({
  body: { userIds: [idOf(people.accounts.bystander)] },
});
const theAdmin = ({ people }: Cell) => ({ userId: idOf(people.accounts.admin) });

const members: Row<Request>[] = [
  rowIn('group', 'GET /api/conversations/{id}/members', inside(), nothing),
  rowIn(
    'room',
    'GET /api/conversations/{id}/members',
    inside({ blocked: 'NOT_FOUND' }),
    nothing,
    'of a room',
  ),
  rowIn('group', 'POST /api/conversations/{id}/members', inside({ blocked: 'FORBIDDEN' }), aNewOne),
  rowIn('channel', 'POST /api/conversations/{id}/members', admins(), aNewOne, 'of a channel'),
  rowIn('group', 'PATCH /api/conversations/{id}/members/{userId}', ownerOnly(), () => ({
    body: { role: 'admin' },
  })),
  rowIn('group', 'DELETE /api/conversations/{id}/members/{userId}', admins(), nothing),
  rowIn(
    'group',
    'DELETE /api/conversations/{id}/members/{userId}',
    // Nobody is an admin where the blocked one is, and this one is not there at all.
    { ...ownerOnly(), blocked: 'FORBIDDEN' },
    (_, cell) => ({ path: theAdmin(cell), query: 'ban=true' }),
    'an admin',
  ),
];

const bans: Row<Request>[] = [
  rowIn('closed room', 'GET /api/conversations/{id}/bans', admins({ blocked: 'NOT_FOUND' }), nothing),
  rowIn('group', 'GET /api/conversations/{id}/bans', admins(), nothing, 'of a group without any'),
  rowIn(
    'closed room',
    'DELETE /api/conversations/{id}/bans/{userId}',
    admins({ blocked: 'NOT_FOUND' }),
    (_, { people }) => ({ path: { userId: idOf(people.accounts.former) } }),
  ),
  rowIn('group', 'DELETE /api/conversations/{id}/bans/{userId}', admins(), nothing, 'of who is not banned'),
];

const codes = new Map<string, Promise<JoinCode>>();

/** The code of a place; one for all who share the place, since a new one ends the one before. */
function withCode({ id }: Place, { people }: Cell): Promise<JoinCode> {
  const make = async () =>
    read(JoinCode, await as(people.accounts.owner, `POST /api/conversations/${id}/code`, {}));
  const code = codes.get(id) ?? make();
  codes.set(id, code);
  return code;
}

async function showingCode(place: Place, cell: Cell): Promise<Request> {
  const { code } = await withCode(place, cell);
  return { body: { code } };
}

const doors: Row<Request>[] = [
  row('GET /api/conversations/public', signedIn(), nothing),
  rowIn('room', 'POST /api/conversations/{id}/join', signedIn(), nothing, 'a room'),
  rowIn(
    'closed room',
    'POST /api/conversations/{id}/join',
    signedIn('ok', { former: 'FORBIDDEN' }),
    nothing,
    'a room that banned the former member',
  ),
  rowIn('group', 'POST /api/conversations/{id}/join', inside(), nothing, 'a private group'),
  rowIn('room', 'POST /api/conversations/join/preview', signedIn(), showingCode),
  rowIn('room', 'POST /api/conversations/join', signedIn(), showingCode),
  rowIn(
    'closed room',
    'POST /api/conversations/join',
    signedIn('ok', { former: 'FORBIDDEN' }),
    showingCode,
    'a room that banned the former member',
  ),
  rowIn('group', 'POST /api/conversations/{id}/leave', inside({ blocked: 'FORBIDDEN' }), nothing),
  rowIn('room', 'GET /api/conversations/{id}/code', admins({ blocked: 'NOT_FOUND' }), async (place, cell) => {
    await withCode(place, cell);
    return {};
  }),
  rowIn('group', 'POST /api/conversations/{id}/code', admins(), () => ({ body: { maxUses: 1 } })),
  rowIn('group', 'DELETE /api/conversations/{id}/code', admins(), nothing),
];

export const conversationRows: readonly Row<Request>[] = [...conversations, ...members, ...bans, ...doors];
