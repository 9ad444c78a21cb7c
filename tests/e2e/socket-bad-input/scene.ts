import { randomUUID } from 'node:crypto';
import { ConversationPage, type Tokens } from '@parley/contracts';
import { z } from 'zod';
import {
  as,
  befriend,
  history,
  idOf,
  must,
  type Person,
  say,
  send,
  startDirect,
  startGroup,
} from '../chat.ts';
import { Device } from '../device.ts';
import { call, read, register } from '../http.ts';

/** Where all the bad frames are sent: what is the sender's, and what is not. */
export interface Scene {
  readonly sender: Person & { readonly refreshToken: string };
  readonly stranger: Person;
  /** A token of another session of the sender. */
  readonly otherToken: string;
  /** A token of the sender whose session has ended. */
  readonly endedToken: string;
  /** A group in which the sender is an ordinary member. */
  readonly mine: string;
  /** Messages there. */
  readonly seqs: {
    readonly own: number;
    readonly others: number;
    readonly note: number;
    readonly deleted: number;
    /** It bears as many different reactions as there may be. */
    readonly full: number;
  };
  /** Under this id, the sender has sent `own`. */
  readonly usedClientId: string;
  /** A group in which only admins post, and the sender is none. */
  readonly channel: string;
  /** A direct conversation with somebody who has blocked the sender. */
  readonly barred: string;
  /** A group that the sender was removed from. */
  readonly former: string;
  /** A group that the sender never was in. */
  readonly theirs: string;
  /** What is said there and nobody else may learn. */
  readonly secrets: readonly string[];
  /** Everything that a bad frame could have changed. */
  written(): Promise<unknown>;
}

export const OWN_TEXT = 'sent before all of it';
const EMOJI = '😀 😁 😂 😃 😄 😅 😆 😇 😈 😉 😊 😋 😌 😍 😎 😏 😐 😑 😒 😓'.split(' ');

export async function buildScene(): Promise<Scene> {
  const [sender, owner, barring, stranger] = await Promise.all([
    register(),
    register(),
    register(),
    register(),
  ]);
  const login = { login: sender.username, password: sender.password };
  const [other, ended] = [await signIn(login), await signIn(login)];
  await must(call('POST', '/api/auth/logout', { token: ended.accessToken, body: {} }));

  const { id: mine } = await startGroup(owner, [sender]);
  const usedClientId = randomUUID();
  const { seq: own } = await say(sender, mine, OWN_TEXT, { clientId: usedClientId });
  const { seq: others } = await say(owner, mine, 'not yours to change');
  const { seq: deleted } = await say(sender, mine, 'soon gone');
  await must(as(sender, `DELETE /api/conversations/${mine}/messages/${deleted}`));
  const { seq: full } = await say(owner, mine, 'so many faces');
  const device = await Device.connect(owner.accessToken);
  for (const emoji of EMOJI)
    await device.ask('messages', 'react', { conversationId: mine, seq: full, emoji });
  await device.close();
  const { messages } = await history(sender, mine);
  const note = messages.find((message) => message.note !== null)?.seq ?? 0;

  const { id: channel } = await startGroup(owner, [sender], { title: 'Notices', posting: 'admins' });
  const { id: former } = await startGroup(owner, [sender], { title: 'Formerly' });
  await must(as(owner, `DELETE /api/conversations/${former}/members/${idOf(sender)}`));
  await befriend(sender, barring);
  const { id: barred } = await startDirect(sender, barring);
  await must(as(barring, `PUT /api/blocks/${idOf(sender)}`));

  const secrets = [`secret ${randomUUID()}`, `secret ${randomUUID()}`];
  const [title = '', text = ''] = secrets;
  const { id: theirs } = await startGroup(stranger, [owner], { title });
  await must(send(stranger, theirs, text));
  await must(send(owner, former, text));

  const people = [sender, owner, barring, stranger];
  return {
    sender,
    stranger,
    otherToken: other.accessToken,
    endedToken: ended.accessToken,
    mine,
    seqs: { own, others, note, deleted, full },
    usedClientId,
    channel,
    barred,
    former,
    theirs,
    secrets: [...secrets, stranger.username],
    written: async () => ({
      conversations: await Promise.all(people.map(conversationsOf)),
      // What somebody deletes for themselves changes nothing else.
      shown: (await history(sender, mine)).messages,
    }),
  };
}

const conversationsOf = async (person: Person) =>
  read(ConversationPage, await as(person, 'GET /api/conversations?limit=100')).items;

const SignedIn = z.object({ accessToken: z.string() }) satisfies z.ZodType<Pick<Tokens, 'accessToken'>>;

async function signIn(body: object) {
  return read(SignedIn, await call('POST', '/api/auth/login', { body }));
}
