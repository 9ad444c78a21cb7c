import { type PersonalEvent, type Tokens } from '@parley/contracts';
import { newId } from '@parley/database';
import { type Bus, BusMemory } from '@parley/infra';
import { FakeClock, RecordedLog } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startGateway, type TestClient, type TestGateway } from './gateway.fixture.ts';

let gateway: TestGateway;
let ada: Tokens;
let tellOfGap: () => void;

beforeEach(async () => {
  const bus: Bus = BusMemory.prototype;
  vi.spyOn(bus, 'onGap').mockImplementation((listener) => {
    const before = tellOfGap;
    tellOfGap = () => {
      before();
      listener();
    };
  });
  tellOfGap = () => undefined;
  gateway = await startGateway({ clock: new FakeClock(), log: new RecordedLog() });
  ada = await gateway.signUp();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await gateway.stop();
});

const event = (): PersonalEvent => ({
  channel: 'contacts',
  type: 'interest-gone',
  data: { interestId: newId() },
});

/** As whatever rule has something to tell; resolves once it is published. */
const tell = ({ user }: Tokens, events: readonly PersonalEvent[]) =>
  gateway.runtime.database.write((tx) => {
    gateway.personalEvents.send(tx, user.id, events);
    return Promise.resolve();
  });

/** Whatever was sent to the client before this has arrived when it resolves. */
const settled = (client: TestClient) => client.call('session', 'hello');

describe('what happens to a person', () => {
  it('is told to all of their clients, in order, and to nobody else', async () => {
    const clients = [await gateway.connect(ada.accessToken), await gateway.connect(ada.accessToken)];
    const stranger = await gateway.connect((await gateway.signUp()).accessToken);
    const [first, second, third] = [event(), event(), event()];
    await tell(ada, [first, second]);
    await tell(ada, [third]);
    for (const client of [...clients, stranger]) await settled(client);
    expect(clients[0]?.events).toEqual([first, second, third]);
    expect(clients[1]?.events).toEqual([first, second, third]);
    expect(stranger.events).toEqual([]);
  });

  it('reaches a client from the moment that it is connected', async () => {
    const client = await gateway.connect(ada.accessToken);
    const news = event();
    await tell(ada, [news]);
    await settled(client);
    expect(client.events).toEqual([news]);
  });

  it('goes on to reach those of their clients that stay', async () => {
    const leaving = await gateway.connect(ada.accessToken);
    const staying = await gateway.connect(ada.accessToken);
    leaving.socket.disconnect();
    const back = await gateway.connect(ada.accessToken);
    const news = event();
    await tell(ada, [news]);
    for (const client of [staying, back]) {
      await settled(client);
      expect(client.events).toEqual([news]);
    }
    expect(leaving.events).toEqual([]);
  });

  it('is subscribed to once, and not any more when the last client has gone', async () => {
    const subscribed = vi.spyOn(gateway.runtime.bus, 'subscribe');
    const clients = await Promise.all(Array.from({ length: 5 }, () => gateway.connect(ada.accessToken)));
    expect(subscribed).toHaveBeenCalledTimes(1);
    const [result] = subscribed.mock.settledResults;
    if (result?.type !== 'fulfilled') throw new Error('There is no subscription.');
    const unsubscribed = vi.spyOn(result.value, 'unsubscribe');
    const [last, ...others] = clients;
    for (const { socket } of others) socket.disconnect();
    if (last) await settled(last);
    expect(unsubscribed).not.toHaveBeenCalled();
    last?.socket.disconnect();
    await vi.waitFor(() => expect(unsubscribed).toHaveBeenCalledTimes(1));
  });

  it('cannot be promised while the bus is down: the client is sent away, to come back', async () => {
    const subscribe = vi
      .spyOn(gateway.runtime.bus, 'subscribe')
      .mockReturnValue(new Promise(() => undefined));
    await expect(gateway.connect(ada.accessToken)).rejects.toMatchObject({
      data: { code: 'UNAVAILABLE', retryable: true },
    });
    subscribe.mockRestore();
    const client = await gateway.connect(ada.accessToken);
    const news = event();
    await tell(ada, [news]);
    await settled(client);
    expect(client.events).toEqual([news]);
  });

  it('may have got lost while the bus was away, and everybody is told so', async () => {
    const client = await gateway.connect(ada.accessToken);
    tellOfGap();
    await settled(client);
    expect(client.events).toEqual([{ channel: 'session', type: 'missed', data: {} }]);
  });
});
