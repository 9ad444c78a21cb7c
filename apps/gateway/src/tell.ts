import { type SocketEvent } from '@parley/contracts';
import { type ParleySocket } from './connection.ts';

/**
 * Sends the same events to each of these clients, encoded once for all. Those that are gone or still on their way in are
 * passed over: they know nothing yet that events could change.
 */
export function tell(sockets: Iterable<ParleySocket>, events: readonly SocketEvent[]): void {
  const [first, ...others] = sockets;
  if (!first || events.length === 0) return;
  if (others.length === 0) {
    if (first.connected) first.emit('events', events);
    return;
  }
  // Socket.IO keeps each client in a room of its own, named by its id.
  first.nsp.local.to([first.id, ...others.map(({ id }) => id)]).emit('events', events);
}
