import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { SOCKET_PATH } from '@parley/contracts';

const TEXT_FRAME = 0x81;
const MASKED = 0x80;
const TWO_BYTE_LENGTH = 126;

/** A client of the gateway on a bare TCP connection, which signs in, and from then on reads nothing until it is told to. */
export class StalledReader {
  readonly #socket: Socket;
  #heard = '';
  readonly ended: Promise<unknown>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.ended = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      this.#heard += data.toString('latin1');
    });
  }

  static async connect(url: string, token: string): Promise<StalledReader> {
    const { hostname, port, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    const reader = new StalledReader(socket);
    const key = randomBytes(16).toString('base64');
    socket.write(
      [
        `GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${key}`,
        '\r\n',
      ].join('\r\n'),
    );
    await reader.#hears('"sid"');
    socket.write(textFrame(`40${JSON.stringify({ token })}`));
    await reader.#hears('40{"sid"');
    socket.pause();
    return reader;
  }

  /** Reads what has come meanwhile, to the end of the connection; answers all that was ever read. */
  async readToTheEnd(): Promise<string> {
    this.#socket.resume();
    await this.ended;
    return this.#heard;
  }

  async #hears(text: string): Promise<void> {
    while (!this.#heard.includes(text)) await once(this.#socket, 'data');
  }
}

/** One that a client may send: masked, as the protocol wants it. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = Buffer.from([
    TEXT_FRAME,
    MASKED | TWO_BYTE_LENGTH,
    payload.length >> 8,
    payload.length & 0xff,
  ]);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
