import { Ack, type SocketEvent } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, vi } from 'vitest';
import { system } from './http.ts';

type NameOf<E> = E extends SocketEvent ? `${E['channel']}/${E['type']}` : never;
type EventName = NameOf<SocketEvent>;
type Named<N> = N extends `${infer C}/${infer T}` ? Extract<SocketEvent, { channel: C; type: T }> : never;
export type Change = Extract<SocketEvent, { data: { since: number } }>;

/** A plain Socket.IO client that asks, and keeps all that it is told. */
export class Device {
  readonly heard: SocketEvent[] = [];
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('events', (events: SocketEvent[]) => this.heard.push(...events));
  }

  /** Rejects with what the server has against it. */
  static async connect(token: string | undefined, url = system.url): Promise<Device> {
    const auth = token === undefined ? {} : { token };
    const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
    const device = new Device(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        socket.disconnect();
        reject(error);
      });
    });
    return device;
  }

  async frame(channel: string, action: string, data: object = {}): Promise<Ack> {
    return Ack.parse(await this.#socket.timeout(60_000).emitWithAck('frame', { channel, action, data }));
  }

  /** What the answer holds; throws where it is a refusal. */
  async ask(channel: string, action: string, data: object = {}): Promise<unknown> {
    const ack = await this.frame(channel, action, data);
    if (!ack.ok) throw new Error(`${channel}/${action}: ${ack.error.code} ${ack.error.message}`);
    return ack.data;
  }

  /** The code of a refusal; `ok` where there is none. */
  async outcome(channel: string, action: string, data: object = {}): Promise<string> {
    const ack = await this.frame(channel, action, data);
    return ack.ok ? 'ok' : ack.error.code;
  }

  told<N extends EventName>(name: N): Named<N>['data'][] {
    const isNamed = (event: SocketEvent): event is Named<N> => `${event.channel}/${event.type}` === name;
    return this.heard.filter(isNamed).map(({ data }) => data);
  }

  /** Waits until something of this kind was told that looks like this. */
  async hears(name: EventName, data: object = {}): Promise<void> {
    await this.waits(() => expect(this.told(name)).toContainEqual(expect.objectContaining(data)));
  }

  waits<T>(look: () => T): Promise<T> {
    return vi.waitFor(look, { timeout: 60_000, interval: 20 });
  }

  /** The changes of a conversation that were told, by version. Fails where one does not follow on the one before. */
  changesOf(conversationId: string): Change[] {
    const changes = this.heard
      .filter((event): event is Change => 'since' in event.data)
      .filter(({ data }) => data.conversationId === conversationId)
      .sort((one, other) => one.data.version - other.data.version);
    changes.forEach(({ data }, index) => {
      expect(data.since).toBe(changes[index - 1]?.data.version ?? data.since);
    });
    return changes;
  }

  /** Nothing is told any more when it resolves. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.once('disconnect', resolve));
    if (!this.#socket.connected) return;
    this.#socket.disconnect();
    await closed;
  }
}

/** A device of somebody, for as long as the test lasts. */
export async function deviceOf({ accessToken }: { accessToken: string }, url = system.url): Promise<Device> {
  const device = await Device.connect(accessToken, url);
  onTestFinished(() => device.close());
  return device;
}

/**
 * So many devices of somebody that some are at each gateway, where there are two: they come one after the other, and each
 * is given to the gateway that has fewer.
 */
export async function devicesOf(person: { accessToken: string }): Promise<Device[]> {
  const devices: Device[] = [];
  for (let count = 0; count < 4; count += 1) devices.push(await deviceOf(person));
  return devices;
}
