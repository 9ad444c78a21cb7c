import { randomUUID } from 'node:crypto';
import { idOf } from '../chat.ts';
import { admins, inside, signedIn } from './outcomes.ts';
import { type Place } from './places.ts';
import { type Cell, row, type Row, rowIn } from './row.ts';

const EMOJI = '👍';

const here = ({ id: conversationId }: Place) => ({ conversationId });
const own = ({ id: conversationId, own: seq }: Place) => ({ conversationId, seq });
const others = ({ id: conversationId, others: seq }: Place) => ({ conversationId, seq });
const draft = (place: Place) => ({ ...here(place), clientId: randomUUID(), text: 'Good morning!' });
const nobodysOwn = inside({
  blocked: 'FORBIDDEN',
  member: 'FORBIDDEN',
  admin: 'FORBIDDEN',
  owner: 'FORBIDDEN',
});
/** The blocked one cannot reach who has blocked them by any of these. */
const writers = inside({ blocked: 'FORBIDDEN' });
const somebody = ({ people }: Cell) => ({ userIds: [idOf(people.accounts.other)] });

/** Frames by channel and action; those who are not signed in are refused when they connect. */
export const actionRows: readonly Row<object>[] = [
  row('session/hello', signedIn(), () => ({})),
  row('session/refresh', signedIn(), ({ people, caller }) => ({ accessToken: people.tokenOf(caller) ?? '' })),
  row(
    'session/refresh',
    signedIn('FORBIDDEN'),
    ({ people }) => ({ accessToken: people.accounts.bystander.accessToken }),
    'with the token of somebody else',
  ),

  row('conversations/sync', signedIn(), () => ({ known: [] })),
  rowIn('group', 'conversations/open', inside(), here),
  rowIn('room', 'conversations/open', inside({ blocked: 'NOT_FOUND' }), here, 'a room'),
  rowIn('group', 'conversations/close', signedIn(), here),

  rowIn('group', 'messages/send', writers, draft),
  rowIn('channel', 'messages/send', admins(), draft, 'in a channel'),
  rowIn('group', 'messages/edit', writers, (place) => ({ ...own(place), text: 'Other words' })),
  rowIn(
    'group',
    'messages/edit',
    nobodysOwn,
    (place) => ({ ...others(place), text: 'Other words' }),
    'somebody else’s',
  ),
  rowIn('group', 'messages/delete', inside(), own),
  rowIn('group', 'messages/delete', admins(), others, 'somebody else’s'),
  rowIn('group', 'messages/delete', inside(), (place) => ({ ...others(place), for: 'me' }), 'for oneself'),
  rowIn('group', 'messages/react', writers, (place) => ({ ...others(place), emoji: EMOJI })),
  rowIn(
    'group',
    'messages/react',
    inside(),
    (place) => ({ ...others(place), emoji: EMOJI, on: false }),
    'taking it back',
  ),
  rowIn('group', 'messages/read', inside(), others),
  rowIn('group', 'messages/delivered', inside(), others),

  rowIn('group', 'typing/start', writers, here),
  rowIn('channel', 'typing/start', admins(), here, 'in a channel'),
  rowIn('group', 'typing/stop', writers, here),
  rowIn('channel', 'typing/stop', admins(), here, 'in a channel'),

  row('presence/watch', signedIn(), somebody),
  row('presence/unwatch', signedIn(), somebody),
];
