import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const ENGINE_PING = 0x32; // '2'
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const HEAD_END = Buffer.from('\r\n\r\n');

/** Takes every Socket.IO packet but pings; the buffer is only good until it returns. */
export type OnPacket = (packet: Buffer, wire: Wire) => void;

/**
 * One Socket.IO client over a WebSocket, stripped to what a bench needs. A stock client spends several times on a packet
 * what the server spent on sending it, and the load would be what is measured.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #onPacket: OnPacket;
  #rest: Buffer = Buffer.alloc(0);
  #nextAck = 0;
  readonly #acks = new Map<number, (answer: string) => void>();
  #opened: { resolve: () => void; reject: (error: Error) => void } | null = null;
  /** Why it ended, once it has. */
  ended: string | null = null;

  private constructor(socket: Socket, onPacket: OnPacket) {
    this.#socket = socket;
    this.#onPacket = onPacket;
  }

  /** Resolves when the server has let the client in. */
  static async open(address: string, auth: object | null, onPacket: OnPacket): Promise<Wire> {
    const { hostname, port } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const wire = new Wire(socket, onPacket);
    socket.on('error', (error) => wire.#end(error.message));
    socket.on('close', () => wire.#end('the connection was closed'));
    await wire.#upgrade(address);
    const opened = new Promise<void>((resolve, reject) => {
      wire.#opened = { resolve, reject };
    });
    socket.on('data', (chunk: Buffer) => wire.#receive(chunk));
    if (wire.#rest.length > 0) wire.#receive(Buffer.alloc(0));
    wire.write(`40${auth ? JSON.stringify(auth) : ''}`);
    await opened;
    return wire;
  }

  /** One text frame. Masked, as clients must. */
  write(text: string): void {
    const body = Buffer.from(text);
    const long = body.length > 125;
    if (body.length > 0xffff) throw new Error('The bench sends no frame that long.');
    const head = long ? 4 : 2;
    const frame = Buffer.allocUnsafe(head + 4 + body.length);
    frame[0] = 0x80 | TEXT;
    frame[1] = 0x80 | (long ? 126 : body.length);
    if (long) frame.writeUInt16BE(body.length, 2);
    // A mask of zeros is a mask: it leaves the body as it is.
    frame.fill(0, head, head + 4);
    body.copy(frame, head + 4);
    this.#socket.write(frame);
  }

  /** Emits an event; `answered` gets the JSON of the acknowledgement. */
  emit(name: string, data: unknown, answered: (answer: string) => void): void {
    const id = this.#nextAck++;
    this.#acks.set(id, answered);
    this.write(`42${id}${JSON.stringify([name, data])}`);
  }

  ask(name: string, data: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.ended) reject(new Error(this.ended));
      else
        this.emit(name, data, (answer) => {
          const parsed: unknown = JSON.parse(answer);
          resolve(Array.isArray(parsed) ? parsed[0] : parsed);
        });
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  async #upgrade(address: string): Promise<void> {
    const key = randomBytes(16).toString('base64');
    const { host } = new URL(address);
    await once(this.#socket, 'connect');
    this.#socket.write(
      [
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${key}`,
        '\r\n',
      ].join('\r\n'),
    );
    let answer = Buffer.alloc(0);
    let end = -1;
    while (end < 0) {
      const [chunk] = (await once(this.#socket, 'data')) as [Buffer];
      answer = Buffer.concat([answer, chunk]);
      end = answer.indexOf(HEAD_END);
    }
    const head = answer.subarray(0, end).toString();
    const proof = createHash('sha1')
      .update(key + GUID)
      .digest('base64');
    if (!head.startsWith('HTTP/1.1 101') || !head.includes(proof)) {
      throw new Error(`No WebSocket there: ${head.slice(0, 200)}`);
    }
    this.#rest = answer.subarray(end + HEAD_END.length);
  }

  #receive(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      if (data.length < 2) break;
      let length = (data[1] ?? 0) & 0x7f;
      let head = 2;
      if (length === 126) {
        if (data.length < 4) break;
        length = data.readUInt16BE(2);
        head = 4;
      } else if (length === 127) {
        if (data.length < 10) break;
        length = Number(data.readBigUInt64BE(2));
        head = 10;
      }
      if (data.length < head + length) break;
      this.#frame((data[0] ?? 0) & 0x0f, data.subarray(head, head + length));
      data = data.subarray(head + length);
    }
    this.#rest = data;
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === PING || opcode === CLOSE) {
      if (opcode === CLOSE) this.#end('the server closed the WebSocket');
      return;
    }
    if (payload[0] === ENGINE_PING) {
      this.write('3');
      return;
    }
    // '43': an acknowledgement.
    if (payload[0] === 0x34 && payload[1] === 0x33) {
      const start = payload.indexOf(0x5b);
      const id = Number(payload.toString('latin1', 2, start));
      const answered = this.#acks.get(id);
      this.#acks.delete(id);
      answered?.(payload.toString('utf8', start));
      return;
    }
    if (payload[0] === 0x34 && payload[1] === 0x30) {
      this.#opened?.resolve();
      this.#opened = null;
      return;
    }
    if (payload[0] === 0x34 && payload[1] === 0x34) {
      this.#end(`the server refused: ${payload.toString('utf8', 2)}`);
      return;
    }
    if (payload[0] === 0x34) this.#onPacket(payload, this);
  }

  #end(reason: string): void {
    this.ended ??= reason;
    this.#opened?.reject(new Error(reason));
    this.#opened = null;
  }
}
