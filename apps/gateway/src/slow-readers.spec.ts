import { type PersonalEvent, type Tokens } from '@parley/contracts';
import { newId } from '@parley/database';
import { FakeClock, RecordedLog } from '@parley/testing';
import { type Socket as NetworkSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startGateway, type TestClient, type TestGateway } from './gateway.fixture.ts';

const LIMIT = 256 * 1024;
/** More than the operating system takes in for a client that does not read. */
const FLOOD = 24 * 1024 * 1024;

let gateway: TestGateway;
let ada: Tokens;

beforeEach(async () => {
  const settings = { SOCKET_UNSENT_MAX_BYTES: String(LIMIT) };
  gateway = await startGateway({ clock: new FakeClock(), log: new RecordedLog(), settings });
  ada = await gateway.signUp();
});
afterEach(() => gateway.stop());

/** About 16 KB. */
const news = (): PersonalEvent[] =>
  Array.from({ length: 160 }, () => ({
    channel: 'contacts',
    type: 'interest-gone',
    data: { interestId: newId() },
  }));

const tell = ({ user }: Tokens, events: readonly PersonalEvent[]) =>
  gateway.runtime.database.write((tx) => {
    gateway.personalEvents.send(tx, user.id, events);
    return Promise.resolve();
  });

async function metric(name: string): Promise<number> {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
}
const cut = () => metric('parley_gateway_slow_readers_total');
const unsent = () => metric('parley_gateway_unsent_bytes');

/** The connection below a client; a client that is paused is one that does not read. */
const networkOf = ({ socket }: TestClient): NetworkSocket => {
  const transport = socket.io.engine.transport as unknown as { ws: { _socket: NetworkSocket } };
  return transport.ws._socket;
};

describe('a client that does not read', () => {
  it('is cut off at the limit, with its reason, and nobody else notices', async () => {
    const eve = await gateway.signUp();
    const [slow, quick, other] = [
      await gateway.connect(ada.accessToken),
      await gateway.connect(ada.accessToken),
      await gateway.connect(eve.accessToken),
    ];
    const before = await cut();
    networkOf(slow).pause();
    const size = JSON.stringify(news()).length;
    let sent = 0;
    while (sent * size < FLOOD && (await cut()) === before) {
      await tell(ada, news());
      sent += 1;
      expect(await unsent()).toBeLessThan(LIMIT + 2 * size);
    }
    expect(await cut()).toBe(before + 1);

    await vi.waitFor(() => expect(quick.events).toHaveLength(sent * 160));
    expect(quick.socket.connected && other.socket.connected).toBe(true);
    networkOf(slow).resume();
    await expect(slow.disconnected).resolves.toBe('io server disconnect');
    expect(slow.events.at(-1)).toMatchObject({
      type: 'closing',
      data: { reason: 'TOO_SLOW', reconnect: true },
    });
    // What was told before it was cut is whole.
    expect(slow.events.slice(0, -1)).toEqual(quick.events.slice(0, slow.events.length - 1));
    await vi.waitFor(async () => expect(await unsent()).toBe(0));
  });

  it('is not one that is sent a lot at once', async () => {
    const client = await gateway.connect(ada.accessToken);
    const before = await cut();
    const events = Array.from({ length: 40 }, news).flat();
    expect(JSON.stringify(events).length).toBeGreaterThan(2 * LIMIT);
    await tell(ada, events);
    await vi.waitFor(() => expect(client.events).toHaveLength(events.length));
    expect(await cut()).toBe(before);
    expect(client.socket.connected).toBe(true);
  });
});
