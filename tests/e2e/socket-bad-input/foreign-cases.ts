import { randomUUID } from 'node:crypto';
import { type ErrorCode } from '@parley/contracts';
import { claimsOf, sign } from '../access-tokens.ts';
import { type BadFrame, frame } from './case.ts';
import { OWN_TEXT, type Scene } from './scene.ts';

const NOWHERE = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
const FAR_BEYOND = 2_147_483_647;

/** What is sound in itself, and not for the sender to do; or not what is there. */
export function foreignCases(): BadFrame[] {
  return [...placeCases(), ...messageCases(), ...sendCases(), ...clientIdCases(), ...tokenCases()];
}

/** Every action upon a conversation, in those that the sender is not in. All of them look as if they were not there. */
function placeCases(): BadFrame[] {
  const places: Readonly<Record<string, (scene: Scene) => string>> = {
    'a conversation of others': ({ theirs }) => theirs,
    'a conversation that one was removed from': ({ former }) => former,
    'a conversation that is not there': () => NOWHERE,
  };
  const actions: readonly [channel: string, action: string, data: () => object][] = [
    ['conversations', 'open', () => ({})],
    ['messages', 'send', () => ({ clientId: randomUUID(), text: 'never written' })],
    ['messages', 'edit', () => ({ seq: 1, text: 'never written' })],
    ['messages', 'delete', () => ({ seq: 1 })],
    ['messages', 'delete', () => ({ seq: 1, for: 'me' })],
    ['messages', 'react', () => ({ seq: 1, emoji: '👍' })],
    ['messages', 'react', () => ({ seq: 1, emoji: '👍', on: false })],
    ['messages', 'read', () => ({ seq: 1 })],
    ['messages', 'delivered', () => ({ seq: 1 })],
    ['typing', 'start', () => ({})],
    ['typing', 'stop', () => ({})],
  ];
  return Object.entries(places).flatMap(([place, idIn]) =>
    actions.map(([channel, action, data]): BadFrame => ({
      what: `${channel}/${action} ${JSON.stringify(data()).slice(0, 20)} in ${place}`,
      emits: (scene) => frame(channel, action, { conversationId: idIn(scene), ...data() }),
      code: 'NOT_FOUND',
    })),
  );
}

function messageCases(): BadFrame[] {
  const upon = (
    action: string,
    which: keyof Scene['seqs'] | number,
    code: ErrorCode,
    more: object = {},
  ): BadFrame => ({
    what: `messages/${action} ${JSON.stringify(more)} upon ${which === FAR_BEYOND ? 'one that is not there' : which}`,
    emits: ({ mine, seqs }) =>
      frame('messages', action, {
        conversationId: mine,
        seq: typeof which === 'number' ? which : seqs[which],
        ...(action === 'edit' ? { text: 'never written' } : {}),
        ...(action === 'react' ? { emoji: '👍' } : {}),
        ...more,
      }),
    code,
  });
  return [
    ...['edit', 'delete', 'react'].map((action) => upon(action, FAR_BEYOND, 'NOT_FOUND')),
    upon('delete', FAR_BEYOND, 'NOT_FOUND', { for: 'me' }),
    upon('react', FAR_BEYOND, 'NOT_FOUND', { on: false }),
    upon('edit', 'others', 'FORBIDDEN'),
    upon('delete', 'others', 'FORBIDDEN'),
    upon('edit', 'note', 'FORBIDDEN'),
    upon('delete', 'note', 'FORBIDDEN'),
    upon('react', 'note', 'FORBIDDEN'),
    upon('edit', 'deleted', 'NOT_FOUND'),
    upon('react', 'deleted', 'NOT_FOUND'),
    upon('react', 'full', 'CONFLICT'),
  ];
}

function sendCases(): BadFrame[] {
  const sending = (
    what: string,
    code: ErrorCode,
    data: (scene: Scene) => object,
    more: Pick<BadFrame, 'field'> = {},
  ): BadFrame => ({
    what: `messages/send ${what}`,
    emits: (scene) =>
      frame('messages', 'send', { conversationId: scene.mine, clientId: randomUUID(), ...data(scene) }),
    code,
    ...more,
  });
  const text = 'never written';
  const onText = { field: 'text' };
  return [
    sending('with nothing to say', 'VALIDATION_FAILED', () => ({}), onText),
    sending(
      'with both a text and a message to forward',
      'VALIDATION_FAILED',
      ({ mine, seqs }) => ({ text, forward: { conversationId: mine, seq: seqs.own } }),
      onText,
    ),
    sending('in reply to one that is not there', 'VALIDATION_FAILED', () => ({ text, replyTo: FAR_BEYOND }), {
      field: 'replyTo',
    }),
    sending('where only admins post', 'FORBIDDEN', ({ channel }) => ({ conversationId: channel, text })),
    sending('to somebody who does not want it', 'FORBIDDEN', ({ barred }) => ({
      conversationId: barred,
      text,
    })),
    ...(['theirs', 'former'] as const).map((place) =>
      sending(`that forwards what is not one’s own to read (${place})`, 'NOT_FOUND', (scene) => ({
        forward: { conversationId: scene[place], seq: 1 },
      })),
    ),
    ...(['note', 'deleted'] as const).map((which) =>
      sending(`that forwards what nobody says (${which})`, 'NOT_FOUND', ({ mine, seqs }) => ({
        forward: { conversationId: mine, seq: seqs[which] },
      })),
    ),
    sending('that forwards what is not there', 'NOT_FOUND', ({ mine }) => ({
      forward: { conversationId: mine, seq: FAR_BEYOND },
    })),
  ];
}

/** Under the id of a message that was sent already. */
function clientIdCases(): BadFrame[] {
  const again = (what: string, data: (scene: Scene) => object): BadFrame => ({
    what: `a clientId again ${what}`,
    emits: (scene) =>
      frame('messages', 'send', {
        conversationId: scene.mine,
        clientId: scene.usedClientId,
        text: OWN_TEXT,
        ...data(scene),
      }),
    code: 'CONFLICT',
  });
  return [
    again('with another text', () => ({ text: 'another' })),
    again('in capitals with another text', ({ usedClientId }) => ({
      clientId: usedClientId.toUpperCase(),
      text: 'another',
    })),
    again('as a reply', ({ seqs }) => ({ replyTo: seqs.others })),
    again('in another conversation', ({ barred }) => ({ conversationId: barred })),
    again('where only admins post', ({ channel }) => ({ conversationId: channel })),
  ];
}

function tokenCases(): BadFrame[] {
  const showing = (what: string, code: ErrorCode, token: (scene: Scene) => string): BadFrame => ({
    what: `session/refresh with ${what}`,
    emits: (scene) => frame('session', 'refresh', { accessToken: token(scene) }),
    code,
  });
  const now = Math.floor(Date.now() / 1000);
  return [
    showing('a word', 'UNAUTHENTICATED', () => 'abc'),
    showing('three empty parts', 'UNAUTHENTICATED', () => '..'),
    showing('the refresh token', 'UNAUTHENTICATED', ({ sender }) => sender.refreshToken),
    showing('a token under another secret', 'UNAUTHENTICATED', ({ sender }) =>
      sign(claimsOf(sender.accessToken), { secret: 'another secret of the same length 0123456789 abc' }),
    ),
    showing('a token that has expired', 'TOKEN_EXPIRED', ({ sender }) =>
      sign({ ...claimsOf(sender.accessToken), exp: now - 1 }),
    ),
    showing('a token of a session that has ended', 'SESSION_REVOKED', ({ endedToken }) => endedToken),
    showing('a token of another session', 'FORBIDDEN', ({ otherToken }) => otherToken),
    showing('somebody else’s token', 'FORBIDDEN', ({ stranger }) => stranger.accessToken),
  ];
}
