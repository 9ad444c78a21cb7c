import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module, type Provider } from '@nestjs/common';
import { Config } from '@parley/config';
import { type Ack, type SocketEvent, type Tokens } from '@parley/contracts';
import { newId } from '@parley/database';
import { openRuntime, PersonalEvents, Sessions, SignIn } from '@parley/domain';
import { createLogger, createServer } from '@parley/edge';
import { type Clock, type Log } from '@parley/infra';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { ChannelRegistry } from './channel-registry.ts';
import { GatewayModule } from './gateway.module.ts';

const ORIGIN = { ip: '203.0.113.7', userAgent: 'spec', country: null };

interface Options {
  clock: Clock;
  log: Log;
  /** More than those of the gateway itself. */
  channels?: Provider[];
  settings?: NodeJS.ProcessEnv;
}

export type TestGateway = Awaited<ReturnType<typeof startGateway>>;

@Module({})
class MoreChannels {}

/** A gateway of its own in this process, with a database and people. */
export async function startGateway({ clock, log, channels = [], settings = {} }: Options) {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-gateway-'));
  const config = Config.load({
    DATA_DIR: folder,
    PARLEY_ENV: 'local',
    PUBLIC_URL: 'https://chat.example.org',
    ALLOWED_ORIGINS: 'https://other.example.org',
    JWT_SECRET: 'j'.repeat(32),
    SECRET_KEY: 's'.repeat(32),
    ...settings,
  });
  const runtime = await openRuntime(config, log, clock);
  await runtime.database.migrate();
  const close = async () => {
    await runtime.close();
    await rm(folder, { recursive: true });
  };
  const app = await createServer(
    { imports: [GatewayModule, { module: MoreChannels, providers: channels }] },
    runtime,
    createLogger('test', 'silent'),
  );
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const clients = new Set<TestClient>();
  let closing: Promise<void> | undefined;

  return {
    runtime,
    registry: app.get(ChannelRegistry, { strict: false }),
    sessions: app.get(Sessions, { strict: false }),
    personalEvents: app.get(PersonalEvents, { strict: false }),
    url: `http://127.0.0.1:${port}`,

    signUp(): Promise<Tokens> {
      const username = `p${newId().toLowerCase()}`;
      return app
        .get(SignIn, { strict: false })
        .register({ username, email: `${username}@example.org`, password: 'correct horse battery' }, ORIGIN);
    },

    /** Resolves when the client is in; rejects with its `connect_error`. */
    async connect(
      token: unknown,
      options: Partial<ManagerOptions & SocketOptions> = {},
    ): Promise<TestClient> {
      const client = new TestClient(
        io(this.url, {
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          auth: token === undefined ? {} : { token },
          ...options,
        }),
      );
      clients.add(client);
      await client.connected;
      return client;
    },

    /** As at the end of the process, with clients connected. Doing it again is harmless. */
    stopServing(): Promise<void> {
      return (closing ??= app.close());
    },

    async stop(): Promise<void> {
      for (const { socket } of clients) socket.disconnect();
      await this.stopServing();
      await close();
    },
  };
}

/** A plain Socket.IO client that remembers what it was told. */
export class TestClient {
  readonly events: SocketEvent[] = [];
  readonly connected: Promise<void>;
  readonly disconnected: Promise<string>;

  constructor(readonly socket: Socket) {
    socket.on('events', (events: SocketEvent[]) => this.events.push(...events));
    this.disconnected = new Promise((resolve) => socket.once('disconnect', resolve));
    this.connected = new Promise((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
  }

  call(channel: string, action: string, data?: unknown): Promise<Ack> {
    return this.frame({ channel, action, ...(data === undefined ? {} : { data }) });
  }

  /** Whatever is to be sent in a frame's place. */
  frame(frame: unknown): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('frame', frame) as Promise<Ack>;
  }
}
