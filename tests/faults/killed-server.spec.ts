import { randomUUID } from 'node:crypto';
import { MessageAccepted } from '@parley/contracts';
import { type ParleyProcess, type ParleySystem, startCluster, startEmbedded } from '@parley/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { as, idOf, type Person, startGroup, wholeHistory } from '../e2e/chat.ts';
import { Device } from '../e2e/device.ts';
import { signUp } from '../e2e/http.ts';

const PATIENCE_MS = 180_000;
const MESSAGES_EACH = 40;
const KILLS = 2;

interface Sending {
  readonly clientId: string;
  readonly text: string;
  /** One for each time that it was acknowledged. */
  readonly seqs: number[];
  /** How often nobody could say what became of it. */
  unknown: number;
}

/** A way to send that survives the death of the server: throws where the outcome is unknown. */
type Way = (sending: Sending) => Promise<number>;

function byHttp(person: Person, url: string, conversationId: string): Way {
  return async ({ clientId, text }) => {
    const answer = await as(
      person,
      `POST /api/conversations/${conversationId}/messages`,
      { clientId, text },
      url,
    );
    if (answer.status >= 500) throw new Error(`It answered ${answer.status}.`);
    return MessageAccepted.parse(answer.body).seq;
  };
}

function bySocket(person: Person, url: string, conversationId: string): Way {
  let device: Device | undefined;
  return async ({ clientId, text }) => {
    try {
      device ??= await Device.connect(person.accessToken, url);
      const answer = await device.ask('messages', 'send', { conversationId, clientId, text });
      return MessageAccepted.parse(answer).seq;
    } catch (error) {
      await device?.close();
      device = undefined;
      throw error;
    }
  };
}

/** Sends one after the other, each until it is acknowledged. */
async function sendAll(name: string, way: Way, sendings: Sending[]): Promise<void> {
  for (let count = 0; count < MESSAGES_EACH; count += 1) {
    const sending = { clientId: randomUUID(), text: `${name} ${count}`, seqs: [], unknown: 0 };
    sendings.push(sending);
    await vi.waitFor(() => attempt(way, sending), { timeout: PATIENCE_MS, interval: 20 });
  }
}

async function attempt(way: Way, sending: Sending): Promise<void> {
  try {
    sending.seqs.push(await way(sending));
  } catch (error) {
    sending.unknown += 1;
    throw error;
  }
}

/** Kills all of them at once, so many times, each time when a part of what there is to send has been acknowledged. */
async function killAgainAndAgain(
  victims: readonly ParleyProcess[],
  sendings: readonly Sending[],
  total: number,
): Promise<void> {
  const acknowledged = () => sendings.filter(({ seqs }) => seqs.length > 0).length;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan((kill * total) / (KILLS + 1)), {
      timeout: PATIENCE_MS,
      interval: 5,
    });
    await Promise.all(victims.map((victim) => victim.kill9()));
    await Promise.all(victims.map((victim) => victim.restart()));
  }
}

let parley: ParleySystem;
afterEach(() => parley.stop());

async function expectNothingLost(
  victims: readonly ParleyProcess[],
  urls: { readonly http: string; readonly socket: string },
): Promise<void> {
  const people = await Promise.all(Array.from({ length: 3 }, () => signUp(urls.http)));
  const [owner] = people;
  if (!owner) throw new Error('There are three.');
  const { id, lastSeq } = await startGroup(owner, people.slice(1), {}, urls.http);
  const ways = people.flatMap((person) => [
    { name: `${idOf(person)} by HTTP`, way: byHttp(person, urls.http, id) },
    { name: `${idOf(person)} by socket`, way: bySocket(person, urls.socket, id) },
  ]);
  const sendings: Sending[] = [];
  const total = ways.length * MESSAGES_EACH;
  await Promise.all([
    ...ways.map(({ name, way }) => sendAll(name, way, sendings)),
    killAgainAndAgain(victims, sendings, total),
  ]);

  // Whatever was unknown was sent again; what is sent once more gets the answer of the first time.
  expect(sendings.some(({ unknown }) => unknown > 0)).toBe(true);
  const resend = byHttp(owner, urls.http, id);
  for (const sending of sendings.filter(({ text }) => text.startsWith(`${idOf(owner)} `))) {
    sending.seqs.push(await resend(sending));
  }

  const stored = (await wholeHistory(owner, id, urls.http)).filter(({ note }) => note === null);
  expect(stored.map(({ seq }) => seq)).toEqual(
    Array.from({ length: total }, (_, index) => lastSeq + 1 + index),
  );
  expect(new Map(stored.map(({ text, seq }) => [text, [seq]]))).toEqual(
    new Map(sendings.map(({ text, seqs }) => [text, [...new Set(seqs)]])),
  );
  // What one connection sent is in the order in which it was sent.
  for (const { name } of ways) {
    const own = stored.filter(({ text }) => text.startsWith(`${name} `)).map(({ text }) => text);
    expect(own).toEqual(Array.from({ length: MESSAGES_EACH }, (_, count) => `${name} ${count}`));
  }
}

describe(
  'each acknowledged message is there once, and in order, though the server is killed in the middle',
  { timeout: PATIENCE_MS },
  () => {
    test('of one process', async () => {
      parley = await startEmbedded();
      await expectNothingLost([parley.process('standalone')], { http: parley.url, socket: parley.url });
    });

    test('of a cluster, where api and gateway die at once', async () => {
      const cluster = await startCluster({ gateways: 1 });
      parley = cluster;
      const [api, gateway] = [cluster.process('api-1'), cluster.process('gateway-1')];
      await expectNothingLost([api, gateway], { http: api.url, socket: gateway.url });
    });
  },
);
