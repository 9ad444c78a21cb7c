import { SyncAnswer } from '@parley/contracts';
import { type ParleySystem, startEmbedded } from '@parley/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, must, type Person, startGroup } from '../e2e/chat.ts';
import { type Device, deviceOf } from '../e2e/device.ts';
import { signUp } from '../e2e/http.ts';
import { StalledReader } from './stalled-reader.ts';

const PATIENCE_MS = 180_000;
const LIMIT = 1024 * 1024;
/** Eight thousand characters of three bytes each, and no word that would cost the search index time. */
const TEXT = '…'.repeat(8000);
const TEXT_BYTES = 24_000;
/** So many are sent before somebody looks. */
const BURST = 20;
/** Far more than a connection and the operating system hold together. */
const FLOOD_BYTES = 12 * 1024 * 1024;

let parley: ParleySystem;
beforeAll(async () => {
  parley = await startEmbedded({ env: { SOCKET_UNSENT_MAX_BYTES: String(LIMIT) } });
});
afterAll(() => parley.stop());

async function metric(name: string): Promise<number> {
  const metrics = await (await fetch(`${parley.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
}

const write = (person: Person, id: string) =>
  must(
    as(
      person,
      `POST /api/conversations/${id}/messages`,
      { clientId: crypto.randomUUID(), text: TEXT },
      parley.url,
    ),
  );

const seqsHeardBy = (device: Device) =>
  device.told('messages/added').flatMap(({ messages }) => messages.map(({ seq }) => seq));

test(
  'a client that stops reading under a flood is cut off, which costs nobody else anything',
  { timeout: PATIENCE_MS },
  async () => {
    const [ada, bob, eve] = await Promise.all([signUp(parley.url), signUp(parley.url), signUp(parley.url)]);
    const { id, lastSeq, version } = await startGroup(ada, [bob, eve], {}, parley.url);
    const [hers, his] = await Promise.all([deviceOf(ada, parley.url), deviceOf(bob, parley.url)]);
    const stalled = await StalledReader.connect(parley.url, eve.accessToken);
    expect(await metric('parley_gateway_connections')).toBe(3);

    let sent = 0;
    while (sent * TEXT_BYTES < FLOOD_BYTES) {
      await Promise.all(Array.from({ length: BURST }, () => write(ada, id)));
      sent += BURST;
      // What one burst adds comes on top, since a client is cut by what is sent to it after it has passed the limit.
      expect(await metric('parley_gateway_unsent_bytes')).toBeLessThan(LIMIT + 2 * BURST * TEXT_BYTES);
    }

    const all = Array.from({ length: sent }, (_, index) => lastSeq + 1 + index);
    for (const device of [hers, his]) await device.waits(() => expect(seqsHeardBy(device)).toEqual(all));
    expect(await metric('parley_gateway_slow_readers_total')).toBe(1);
    expect(await metric('parley_gateway_connections')).toBe(2);
    await stalled.readToTheEnd();

    const back = await deviceOf(eve, parley.url);
    const answer = SyncAnswer.parse(await back.ask('conversations', 'sync', { known: [[id, version]] }));
    // It has missed more than is told one by one, and so is told plainly to load afresh.
    expect(answer.changed).toMatchObject([
      { recovered: false, conversation: { id, lastSeq: lastSeq + sent, me: { unread: sent } } },
    ]);
    await write(ada, id);
    await back.hears('messages/added', { conversationId: id });
  },
);
