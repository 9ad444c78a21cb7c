import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { Clock } from '@parley/infra';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NetworkConnection } from './backlog.ts';
import { Connection, type ParleySocket } from './connection.ts';
import { FrameAllowance } from './frame-allowance.ts';
import { openConnections } from './gateway.metrics.ts';

/** Longer than a handshake lasts, so that one that began before its session ended cannot slip through. */
const REVOCATIONS_REMEMBERED_MS = 60_000;
const FAREWELL_MS = 2000;

/** The clients of this process. */
@Injectable()
export class Connections {
  private readonly bySession = new Map<string, Set<Connection>>();
  private readonly revokedAt = new Map<string, number>();
  private shuttingDown = false;

  private readonly framesPerSecond: number;

  constructor(
    private readonly clock: Clock,
    { settings }: Config,
  ) {
    this.framesPerSecond = settings.SOCKET_FRAMES_PER_SECOND;
  }

  *[Symbol.iterator](): IterableIterator<Connection> {
    for (const connections of this.bySession.values()) yield* connections;
  }

  /** Null when the client has to leave again at once. */
  add(socket: ParleySocket): Connection | null {
    const connection = new Connection(socket, new FrameAllowance(this.clock, this.framesPerSecond));
    const { sessionId } = connection.identity;
    const refusal = this.shuttingDown
      ? 'SERVER_RESTART'
      : this.revokedAt.has(sessionId)
        ? 'SESSION_REVOKED'
        : null;
    if (refusal) {
      connection.close(refusal);
      return null;
    }
    const connections = this.bySession.get(sessionId) ?? new Set();
    this.bySession.set(sessionId, connections.add(connection));
    openConnections.inc();
    return connection;
  }

  remove(connection: Connection): void {
    const { sessionId } = connection.identity;
    const connections = this.bySession.get(sessionId);
    if (!connections?.delete(connection)) return;
    openConnections.dec();
    if (connections.size === 0) this.bySession.delete(sessionId);
  }

  /** Looks at all of them: for what happens seldom. */
  over(conn: NetworkConnection): Connection | undefined {
    for (const connection of this) if (connection.socket.conn === conn) return connection;
    return undefined;
  }

  /** Closes what these sessions have open, and what they were about to open. */
  revoke(sessionIds: readonly string[]): void {
    const now = this.clock.now().getTime();
    for (const [id, at] of this.revokedAt) {
      if (now - at > REVOCATIONS_REMEMBERED_MS) this.revokedAt.delete(id);
    }
    for (const id of sessionIds) {
      this.revokedAt.set(id, now);
      for (const connection of [...(this.bySession.get(id) ?? [])]) connection.close('SESSION_REVOKED');
    }
  }

  /** Takes nobody in any more, and waits a moment for slow clients: closing the server throws away what is still to be sent. */
  async closeAll(): Promise<void> {
    this.shuttingDown = true;
    const all = [...this];
    const farewells = Promise.all(all.map((connection) => connection.closed()));
    for (const connection of all) connection.close('SERVER_RESTART');
    await Promise.race([farewells, sleep(FAREWELL_MS, undefined, { ref: false })]);
  }
}
