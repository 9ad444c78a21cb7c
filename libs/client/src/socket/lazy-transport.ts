import { type OpenTransport, type Transport } from './transport.ts';

/** A transport whose code is fetched when the first connection is made. Where that fails, the connection has. */
export function lazily(load: () => Promise<OpenTransport>): OpenTransport {
  return (address, token, listener) => {
    let transport: Transport | null = null;
    let closed = false;
    load().then(
      (open) => {
        if (!closed) transport = open(address, token, listener);
      },
      () => {
        if (!closed) listener.refused(null);
      },
    );
    return {
      request: async (frame, timeoutMs) => {
        if (!transport) throw new Error('There is no connection yet.');
        return await transport.request(frame, timeoutMs);
      },
      close: () => {
        closed = true;
        transport?.close();
      },
    };
  };
}

/** Socket.IO is a third of the client's code, and not needed to show what is known already. */
export const openSocketIoLazily: OpenTransport = lazily(
  async () => (await import('./socket-io.ts')).openSocketIo,
);
