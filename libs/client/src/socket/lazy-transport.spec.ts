import { describe, expect, it, vi } from 'vitest';
import { lazily } from './lazy-transport.ts';
import { TransportDouble } from './transport-double.ts';
import { type OpenTransport, type TransportListener } from './transport.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const greeting = { channel: 'session', action: 'hello', data: {} };

function setUp() {
  const server = new TransportDouble();
  const { promise, resolve, reject } = Promise.withResolvers<OpenTransport>();
  const listener = {
    connected: vi.fn<TransportListener['connected']>(),
    refused: vi.fn<TransportListener['refused']>(),
    received: vi.fn<TransportListener['received']>(),
    lost: vi.fn<TransportListener['lost']>(),
  };
  const transport = lazily(() => promise)('', 'token', listener);
  return {
    server,
    listener,
    transport,
    arrive: () => resolve(server.open),
    fail: () => reject(new Error('404')),
  };
}

describe('a transport whose code is fetched late', () => {
  it('connects once the code is there', async () => {
    const { server, listener, transport, arrive } = setUp();
    await expect(transport.request(greeting, 100)).rejects.toThrow('no connection yet');
    arrive();
    await settle();
    server.last.accept();
    expect(listener.connected).toHaveBeenCalledOnce();
    await expect(transport.request(greeting, 100)).resolves.toMatchObject({ ok: true });
    transport.close();
    expect(server.last.closed).toBe(true);
  });

  it('never connects where it was closed before', async () => {
    const { server, transport, arrive } = setUp();
    transport.close();
    arrive();
    await settle();
    expect(server.connections).toEqual([]);
  });

  it('counts code that does not come as a connection that failed, unless nobody wants it any more', async () => {
    const [wanted, closed] = [setUp(), setUp()];
    closed.transport.close();
    wanted.fail();
    closed.fail();
    await settle();
    expect(wanted.listener.refused).toHaveBeenCalledExactlyOnceWith(null);
    expect(closed.listener.refused).not.toHaveBeenCalled();
  });
});
