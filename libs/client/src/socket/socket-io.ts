import { type Frame, SOCKET_PATH, SocketError } from '@parley/contracts';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { z } from 'zod';
import { type OpenTransport } from './transport.ts';

interface ServerEvents {
  events: (events: unknown) => void;
}
interface ClientEvents {
  frame: (frame: Frame, ack: (answer: unknown) => void) => void;
}

const HANDSHAKE_WITHIN_MS = 15_000;
const Refusal = z.object({ data: SocketError });

/** Over WebSocket only, which is all that the server takes. */
export const openSocketIo: OpenTransport = (address, token, listener) => {
  const socket = connect(address, {
    auth: { token },
    transports: ['websocket'],
    timeout: HANDSHAKE_WITHIN_MS,
    forceNew: true,
    reconnection: false,
  });
  socket.on('connect', () => {
    listener.connected();
  });
  socket.on('connect_error', (error) => {
    const refusal = Refusal.safeParse(error);
    listener.refused(refusal.success ? refusal.data.data : null);
  });
  socket.on('events', (events) => {
    listener.received(events);
  });
  socket.on('disconnect', () => {
    listener.lost();
  });
  return {
    request: (frame, timeoutMs) => socket.timeout(timeoutMs).emitWithAck('frame', frame),
    close: () => void socket.disconnect(),
  };
};

/** An empty address is the page's own. Socket.IO would take a path in the address for the name of a namespace. */
function connect(
  address: string,
  options: Partial<ManagerOptions & SocketOptions>,
): Socket<ServerEvents, ClientEvents> {
  if (address === '') return io({ ...options, path: SOCKET_PATH });
  const { origin, pathname } = new URL(address);
  return io(origin, { ...options, path: `${pathname.replace(/\/+$/, '')}${SOCKET_PATH}` });
}
