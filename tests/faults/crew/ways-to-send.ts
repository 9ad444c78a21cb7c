import { sendByHttp } from './by-http.ts';
import { type Person } from '../../e2e/chat.ts';
import { type Outcome, type Send } from './evidence.ts';
import { type PlainClient } from './plain-client.ts';

/** A way to send. Null where nothing was sent, since there was no connection. */
export type Way = (send: Send) => Promise<readonly Outcome[] | null>;

export const byHttp =
  (address: string, person: Person): Way =>
  async (send) => [await sendByHttp(address, person, send)];

export const bySocket =
  (client: PlainClient): Way =>
  async (send) => {
    const outcome = await client.send(send);
    return outcome && [outcome];
  };

/** The same message by all of them at once, as a client does that has lost patience with its first connection. */
export const atOnce =
  (clients: readonly PlainClient[]): Way =>
  async (send) => {
    const outcomes = await Promise.all(clients.map((client) => client.send(send)));
    const known = outcomes.filter((outcome) => outcome !== null);
    return known.length > 0 ? known : null;
  };
