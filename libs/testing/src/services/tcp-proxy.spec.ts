import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TcpProxy } from './tcp-proxy.ts';

let echo: Server;
let proxy: TcpProxy;
let clients: Socket[];

beforeEach(async () => {
  clients = [];
  echo = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.start((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.stop();
  echo.close();
});

function open(): { client: Socket; heard: () => string } {
  const client = connect({ port: proxy.port, host: '127.0.0.1' });
  clients.push(client);
  let heard = '';
  client.on('data', (chunk) => (heard += chunk.toString()));
  client.on('error', () => undefined);
  return { client, heard: () => heard };
}

test('passes on what is said', async () => {
  const { client, heard } = open();
  client.write('hello');
  await vi.waitFor(() => expect(heard()).toBe('hello'));
});

test('holds it back while the line is cut, and hands it over when it is healed', async () => {
  const { client, heard } = open();
  client.write('before ');
  await vi.waitFor(() => expect(heard()).toBe('before '));
  proxy.cut('held');
  client.write('meanwhile');
  const late = open();
  late.client.write('late');
  await once(late.client, 'connect');
  expect([heard(), late.heard()]).toEqual(['before ', '']);
  proxy.heal();
  await vi.waitFor(() => expect([heard(), late.heard()]).toEqual(['before meanwhile', 'late']));
});

test('breaks what is open and lets nobody in, until it is healed', async () => {
  const { client } = open();
  await once(client, 'connect');
  proxy.cut('closed');
  await once(client, 'close');
  await once(open().client, 'close');
  proxy.heal();
  const { client: next, heard } = open();
  next.write('again');
  await vi.waitFor(() => expect(heard()).toBe('again'));
});

test('says by which address it leads somewhere', () => {
  expect(proxy.through('mysql://me:secret@127.0.0.1:3306/parley')).toBe(
    `mysql://me:secret@127.0.0.1:${proxy.port}/parley`,
  );
});
