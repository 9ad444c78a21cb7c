import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { Backlog, type NetworkConnection } from './backlog.ts';
import { Connections } from './connections.ts';
import { cutSlowReaders, openBacklogs } from './gateway.metrics.ts';

/** Time for a client that does read, only slowly, to get as far as the reason. */
const FAREWELL_MS = 5000;

/**
 * Cuts off clients that take less than there is to tell them, so that what waits for them does not fill the memory that
 * all share. They lose nothing by it: back again, they ask what has happened since the versions they have.
 */
@Injectable()
export class SlowReaders {
  constructor(
    private readonly config: Config,
    private readonly connections: Connections,
  ) {}

  /** From the first byte on, since even who is not signed in is answered. */
  watch(conn: NetworkConnection): void {
    const limit = this.config.settings.SOCKET_UNSENT_MAX_BYTES;
    const backlog = new Backlog(conn, limit, () => this.cut(conn));
    openBacklogs.add(backlog);
    conn.request.socket.once('close', () => openBacklogs.delete(backlog));
  }

  private cut(conn: NetworkConnection): void {
    cutSlowReaders.inc();
    const { socket } = conn.request;
    const patience = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
    socket.once('close', () => clearTimeout(patience));
    const connection = this.connections.over(conn);
    if (connection) connection.close('TOO_SLOW');
    else conn.close();
  }
}
