import { type Ack, DISCONNECT_REASONS, type DisconnectReason, type SocketEvent } from '@parley/contracts';
import { type Principal } from '@parley/domain';
import { type Server, type Socket } from 'socket.io';
import { type FrameAllowance } from './frame-allowance.ts';

export type Acknowledge = (answer: Ack) => void;

interface ClientEvents {
  frame: (frame: unknown, ack: Acknowledge) => void;
}
interface ServerEvents {
  events: (events: readonly SocketEvent[]) => void;
}
interface SocketData {
  identity: Identity;
}
/** Gateways speak to one another over the bus only. */
type BetweenServers = Record<string, never>;
export type ParleyServer = Server<ClientEvents, ServerEvents, BetweenServers, SocketData>;
export type ParleySocket = Socket<ClientEvents, ServerEvents, BetweenServers, SocketData>;

/** Whose connection it is, by the access token it showed last. */
export interface Identity extends Principal {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** One client that is signed in. */
export class Connection {
  readonly id: string;
  private current: Identity;

  constructor(
    readonly socket: ParleySocket,
    readonly allowance: FrameAllowance,
  ) {
    this.id = socket.id;
    this.current = socket.data.identity;
  }

  get identity(): Identity {
    return this.current;
  }

  /** Takes a newer token of the same session; an older one changes nothing. */
  renew(identity: Identity): void {
    if (identity.expiresAt > this.current.expiresAt) this.current = identity;
  }

  send(events: readonly SocketEvent[]): void {
    this.socket.emit('events', events);
  }

  /** Says why, then ends the connection. */
  close(reason: DisconnectReason): void {
    this.send([{ channel: 'session', type: 'closing', data: { reason, ...DISCONNECT_REASONS[reason] } }]);
    this.socket.disconnect(true);
  }

  /** Resolves when everything was sent that was to be sent, and the network connection is closed. */
  closed(): Promise<void> {
    const { conn } = this.socket;
    return conn.readyState === 'closed'
      ? Promise.resolve()
      : new Promise((resolve) => conn.once('close', () => resolve()));
  }
}
