import { randomUUID } from 'node:crypto';
import { type Wire } from './wire.ts';

/** How a message is said to each kind of server. */
export type Kind = 'parley' | 'bare';

/** Sends one message; `accepted` is called when the server has acknowledged it, and throws where it was refused. */
export function say(
  kind: Kind,
  wire: Wire,
  room: string,
  text: string,
  accepted: (error: Error | null) => void,
): void {
  const message = { conversationId: room, clientId: randomUUID(), text };
  const answered = (answer: string) => {
    accepted(answer.startsWith('[{"ok":true') ? null : new Error(`A message was refused: ${answer}`));
  };
  if (kind === 'bare') wire.emit('send', message, answered);
  else wire.emit('frame', { channel: 'messages', action: 'send', data: message }, answered);
}

/** What lets a client in. */
export const authOf = (kind: Kind, token: string): object | null => (kind === 'bare' ? null : { token });
