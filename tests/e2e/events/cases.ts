import { type EVENTS, InterestOutcome } from '@parley/contracts';
import { io } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { as, befriend, idOf, must, type Person, say, startDirect, startGroup } from '../chat.ts';
import { deviceOf } from '../device.ts';
import { read, system } from '../http.ts';
import { type Scene } from './scene.ts';

interface Case {
  /** What is so before anybody looks. */
  readonly prepare?: (scene: Scene) => Promise<unknown>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** What cannot be fetched: who is typing, once the event has come. */
  readonly typing?: (scene: Scene) => Record<string, string[]>;
}

type EventName = {
  [C in keyof typeof EVENTS]: `${C}/${keyof (typeof EVENTS)[C] & string}`;
}[keyof typeof EVENTS];

const make = (person: Person, route: string, body?: object) => must(as(person, route, body));
const ask = async (from: Person, to: Person) =>
  read(InterestOutcome, await as(from, 'POST /api/interests', { userId: idOf(to) })).interest?.id ?? '';
const said = ({ group, said: by }: Scene, who: keyof Scene['said']) =>
  `/api/conversations/${group}/messages/${by[who]}`;
/** What `prepare` said, right after the others. */
const saidLast = ({ group, said: by }: Scene) => `/api/conversations/${group}/messages/${by.carl + 1}`;
const members = ({ group }: Scene) => `/api/conversations/${group}/members`;
const PIN = { pinned: true };

/** By the name of an event: what causes it. An event without a case does not compile, and fails. */
export const CASES: Record<EventName, Record<string, Case>> = {
  'session/closing': {
    'when the session is ended': { act: ({ ada }) => make(ada, 'POST /api/auth/logout', {}) },
  },
  'session/error': {
    'when a frame asks for no answer': { act: frameWithoutAck },
  },
  'session/missed': {
    // Only a bus that was away causes it; what is known stays the same.
    'when it is told': {
      act: ({ device }) =>
        Promise.resolve(device.heard.push({ channel: 'session', type: 'missed', data: {} })),
    },
  },
  'contacts/interest-received': {
    'when somebody asks': { act: ({ carl, ada }) => ask(carl, ada) },
  },
  'contacts/interest-sent': {
    'when one asks on another device': { act: ({ carl, ada }) => ask(ada, carl) },
  },
  'contacts/interest-gone': {
    'when one declines': withWaitingInterest('decline'),
    'when one accepts': withWaitingInterest('accept'),
    'when the other takes it back': {
      prepare: ({ carl, ada }) => ask(carl, ada),
      act: async ({ carl, ada }) => make(carl, `POST /api/interests/${await ask(carl, ada)}/withdraw`),
    },
  },
  'contacts/friend-added': {
    'when one accepts': withWaitingInterest('accept'),
    'when requests cross': {
      prepare: ({ carl, ada }) => ask(ada, carl),
      act: ({ carl, ada }) => ask(carl, ada),
    },
  },
  'contacts/friend-removed': {
    'when the other ends it': { act: ({ ada, bob }) => make(bob, `DELETE /api/friends/${idOf(ada)}`) },
    'when one ends it': { act: ({ ada, bob }) => make(ada, `DELETE /api/friends/${idOf(bob)}`) },
    'when one blocks': { act: ({ ada, bob }) => make(ada, `PUT /api/blocks/${idOf(bob)}`) },
  },
  'contacts/blocks-changed': {
    'when one blocks': { act: ({ ada, carl }) => make(ada, `PUT /api/blocks/${idOf(carl)}`) },
    'when one unblocks': {
      prepare: ({ ada, carl }) => make(ada, `PUT /api/blocks/${idOf(carl)}`),
      act: ({ ada, carl }) => make(ada, `DELETE /api/blocks/${idOf(carl)}`),
    },
  },
  'conversations/joined': {
    'when somebody starts a group with one': { act: ({ ada, bob }) => startGroup(bob, [ada]) },
    'when one starts a group': { act: ({ ada, bob }) => startGroup(ada, [bob]) },
    'when a friend starts talking': {
      prepare: ({ ada, carl }) => befriend(ada, carl),
      act: ({ ada, carl }) => startDirect(carl, ada),
    },
    'when one is added': {
      prepare: (scene) => make(scene.bob, `DELETE ${members(scene)}/${idOf(scene.ada)}`),
      act: (scene) => make(scene.bob, `POST ${members(scene)}`, { userIds: [idOf(scene.ada)] }),
    },
  },
  'conversations/gone': {
    'when one is removed': {
      act: (scene) => make(scene.bob, `DELETE ${members(scene)}/${idOf(scene.ada)}`),
    },
    'when one is banned': {
      act: (scene) => make(scene.bob, `DELETE ${members(scene)}/${idOf(scene.ada)}?ban=true`),
    },
    'when one leaves': { act: ({ ada, group }) => make(ada, `POST /api/conversations/${group}/leave`) },
  },
  'conversations/changed': {
    'when it is renamed': {
      act: ({ bob, group }) => make(bob, `PATCH /api/conversations/${group}`, { title: 'Pier walk' }),
    },
    'when who may post is changed': {
      act: ({ bob, group }) => make(bob, `PATCH /api/conversations/${group}`, { posting: 'admins' }),
    },
    'when somebody is added': {
      prepare: (scene) => make(scene.bob, `DELETE ${members(scene)}/${idOf(scene.carl)}`),
      act: (scene) => make(scene.bob, `POST ${members(scene)}`, { userIds: [idOf(scene.carl)] }),
    },
    'when somebody is removed': {
      act: (scene) => make(scene.bob, `DELETE ${members(scene)}/${idOf(scene.carl)}`),
    },
    'when somebody leaves': {
      act: ({ carl, group }) => make(carl, `POST /api/conversations/${group}/leave`),
    },
    'when the owner leaves': { act: ({ bob, group }) => make(bob, `POST /api/conversations/${group}/leave`) },
    'when one is promoted': { act: (scene) => promote(scene, scene.ada, 'admin') },
    'when another becomes the owner': { act: (scene) => promote(scene, scene.carl, 'owner') },
    'when a message is pinned': { act: (scene) => make(scene.bob, `PUT ${said(scene, 'bob')}/pin`) },
    'when a message is unpinned': {
      prepare: (scene) => make(scene.bob, `PUT ${said(scene, 'bob')}/pin`),
      act: (scene) => make(scene.bob, `DELETE ${said(scene, 'bob')}/pin`),
    },
  },
  'conversations/versions': {
    'when one begins to listen': { act: ({ ada, bob }) => startGroup(bob, [ada]) },
  },
  'conversations/membership': {
    'when one pins it': {
      act: ({ ada, group }) => make(ada, `PATCH /api/conversations/${group}/membership`, PIN),
    },
    'when one reads': {
      act: (scene) => readAll(scene, scene.ada),
    },
    'when one reads past a mention': {
      prepare: ({ ada, bob, group }) => say(bob, group, `@${ada.username} are you there?`),
      act: async ({ ada, bob, group, said: by }) => {
        await say(bob, group, `@${ada.username}?`);
        await make(ada, `POST /api/conversations/${group}/read`, { seq: by.carl + 1 });
      },
    },
  },
  'messages/added': {
    'when somebody writes': { act: ({ carl, group }) => say(carl, group, 'See you there.') },
    'when one writes on another device': { act: ({ ada, group }) => say(ada, group, 'See you there.') },
    'when somebody names one': { act: ({ ada, carl, group }) => say(carl, group, `And @${ada.username}?`) },
    'when the owner calls everyone': { act: ({ bob, group }) => say(bob, group, '@everyone, hurry!') },
    'when somebody answers': {
      act: ({ bob, group, said: { ada } }) => say(bob, group, 'Good.', { replyTo: ada }),
    },
    'when somebody passes on': {
      prepare: ({ bob, direct }) => say(bob, direct, 'Take a coat.'),
      act: ({ bob, group, direct }) =>
        make(bob, `POST /api/conversations/${group}/messages`, {
          clientId: crypto.randomUUID(),
          forward: { conversationId: direct, seq: 1 },
        }),
    },
    'when it is the first one': { act: ({ bob, direct }) => say(bob, direct, 'Good morning!') },
    'when many write at once': {
      act: ({ ada, bob, carl, group }) =>
        Promise.all([ada, bob, carl, ada, bob, carl].map((who, i) => say(who, group, `message ${i}`))),
    },
  },
  'messages/changed': {
    'when one is edited': {
      act: (scene) => make(scene.bob, `PATCH ${said(scene, 'bob')}`, { text: 'Sunday at eleven?' }),
    },
    'when an edit names one': {
      prepare: ({ bob, group }) => say(bob, group, 'And you?'),
      act: (scene) => make(scene.bob, `PATCH ${saidLast(scene)}`, { text: `And @${scene.ada.username}?` }),
    },
    'when an edit takes one’s name out': {
      prepare: ({ ada, bob, group }) => say(bob, group, `And @${ada.username}?`),
      act: (scene) => make(scene.bob, `PATCH ${saidLast(scene)}`, { text: 'And you?' }),
    },
    'when the last one is deleted': { act: (scene) => make(scene.carl, `DELETE ${said(scene, 'carl')}`) },
    'when an unread mention is deleted': {
      prepare: ({ ada, bob, group }) => say(bob, group, `And @${ada.username}?`),
      act: (scene) => make(scene.bob, `DELETE ${saidLast(scene)}`),
    },
    'when a pinned one is deleted': {
      prepare: (scene) => make(scene.bob, `PUT ${said(scene, 'bob')}/pin`),
      act: (scene) => make(scene.bob, `DELETE ${said(scene, 'bob')}`),
    },
    'when somebody reacts': {
      act: (scene) => make(scene.carl, `PUT ${said(scene, 'bob')}/reactions/${encodeURIComponent('👍')}`),
    },
    'when a reaction is taken back': {
      prepare: (scene) => make(scene.carl, `PUT ${said(scene, 'bob')}/reactions/${encodeURIComponent('👍')}`),
      act: (scene) => make(scene.carl, `DELETE ${said(scene, 'bob')}/reactions/${encodeURIComponent('👍')}`),
    },
  },
  'messages/hidden': {
    'when one deletes it for oneself': {
      act: (scene) => make(scene.ada, `DELETE ${said(scene, 'bob')}?for=me`),
    },
    'when it was the last': { act: (scene) => make(scene.ada, `DELETE ${said(scene, 'carl')}?for=me`) },
  },
  'typing/started': {
    'when somebody types': {
      act: ({ bob, group }) => type(bob, group, 'start'),
      typing: ({ bob, group }) => ({ [group]: [idOf(bob)] }),
    },
  },
  'typing/stopped': {
    'when somebody stops': {
      act: async ({ bob, group }) => {
        await type(bob, group, 'start');
        await type(bob, group, 'stop');
      },
    },
  },
  'presence/changed': {
    'when somebody comes': { act: ({ bob }) => deviceOf(bob) },
    'when somebody goes': {
      prepare: async ({ bob, device }) => {
        const his = await deviceOf(bob);
        await device.hears('presence/changed', { online: true });
        leaving.set(idOf(bob), () => his.close());
      },
      act: ({ bob }) => Promise.resolve(leaving.get(idOf(bob))?.()),
    },
  },
  'receipts/advanced': {
    'when somebody reads': {
      act: (scene) => readAll(scene, scene.bob),
    },
    'when something reaches somebody': {
      act: async ({ bob, group, said: { carl } }) =>
        (await deviceOf(bob)).ask('messages', 'delivered', { conversationId: group, seq: carl }),
    },
    'when one reads on another device': {
      act: (scene) => readAll(scene, scene.ada),
    },
  },
};

const leaving = new Map<string, () => Promise<void>>();

function withWaitingInterest(answer: 'accept' | 'decline'): Case {
  return {
    prepare: ({ carl, ada }) => ask(carl, ada),
    act: async ({ carl, ada }) => make(ada, `POST /api/interests/${await ask(carl, ada)}/${answer}`),
  };
}

function readAll({ group, said: { carl } }: Scene, person: Person): Promise<void> {
  return make(person, `POST /api/conversations/${group}/read`, { seq: carl });
}

function promote(scene: Scene, person: Person, role: 'admin' | 'owner'): Promise<void> {
  return make(scene.bob, `PATCH ${members(scene)}/${idOf(person)}`, { role });
}

async function type(person: Person, conversationId: string, action: 'start' | 'stop'): Promise<void> {
  const device = await deviceOf(person);
  await device.ask('typing', action, { conversationId });
}

async function frameWithoutAck({ ada, device }: Scene): Promise<void> {
  const socket = io(system.url, {
    auth: { token: ada.accessToken },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  onTestFinished(() => void socket.disconnect());
  socket.on('events', (events: typeof device.heard) => device.heard.push(...events));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.emit('frame', { channel: 'session', action: 'hello', data: {} });
}
