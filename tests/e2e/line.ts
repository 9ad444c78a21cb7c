import { openSocketIo, type OpenTransport, type Transport, type TransportListener } from '@parley/client';

/** The way between a client and the server, for tests that disturb it. */
export class Line {
  #ends: { transport: Transport; listener: TransportListener } | null = null;
  #isDown = false;
  #dropsEvents = false;
  #losesNextAnswer = false;

  readonly open: OpenTransport = (address, token, listener) => {
    if (this.#isDown) {
      queueMicrotask(() => {
        listener.refused(null);
      });
      return { request: () => Promise.reject(new Error('The line is down.')), close: () => undefined };
    }
    const transport = openSocketIo(address, token, {
      ...listener,
      connected: () => {
        listener.connected();
      },
      received: (events) => {
        if (!this.#dropsEvents) listener.received(events);
      },
    });
    this.#ends = { transport, listener };
    return { ...transport, request: (...frame) => this.#request(transport, ...frame) };
  };

  /** Nobody gets through until it is `up` again. */
  down(): void {
    this.#isDown = true;
    this.#cut();
  }

  up(): void {
    this.#isDown = false;
  }

  /** What the server tells gets lost, without a trace. */
  dropEvents(drops: boolean): void {
    this.#dropsEvents = drops;
  }

  /** The next message gets to the server, but the line breaks before the answer comes. */
  loseNextAnswer(): void {
    this.#losesNextAnswer = true;
  }

  async #request(transport: Transport, ...[frame, timeoutMs]: Parameters<Transport['request']>) {
    const answer = await transport.request(frame, timeoutMs);
    if (!this.#losesNextAnswer || frame.action !== 'send') return answer;
    this.#losesNextAnswer = false;
    this.#cut();
    throw new Error('The line broke.');
  }

  #cut(): void {
    const ends = this.#ends;
    this.#ends = null;
    ends?.transport.close();
    ends?.listener.lost();
  }
}
