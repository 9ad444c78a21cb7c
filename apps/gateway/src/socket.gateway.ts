import { type BeforeApplicationShutdown } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { type NetworkConnection } from './backlog.ts';
import { type ParleyServer, type ParleySocket } from './connection.ts';
import { Connections } from './connections.ts';
import { Handshake } from './handshake.ts';
import { Multiplexer } from './multiplexer.ts';
import { PresenceHeartbeat } from './presence-heartbeat.ts';
import { SlowReaders } from './slow-readers.ts';

/**
 * Where clients come in. Nest brings the connections; what they send has one listener for each client, since Nest's own
 * pipeline for each message costs several times what Socket.IO does.
 */
@WebSocketGateway()
export class SocketGateway implements OnGatewayInit, OnGatewayConnection, BeforeApplicationShutdown {
  constructor(
    private readonly handshake: Handshake,
    private readonly connections: Connections,
    private readonly multiplexer: Multiplexer,
    private readonly presence: PresenceHeartbeat,
    private readonly slowReaders: SlowReaders,
  ) {}

  afterInit(server: ParleyServer): void {
    server.engine.on('connection', (conn: NetworkConnection) => this.slowReaders.watch(conn));
    server.use((socket, next) => void this.handshake.admit(socket).then(() => next(), next));
  }

  handleConnection(socket: ParleySocket): void {
    const connection = this.connections.add(socket);
    if (!connection) return;
    this.presence.connected(connection);
    socket.onAny(
      (event: string, ...args: unknown[]) => void this.multiplexer.receive(connection, event, args),
    );
    socket.once('disconnect', () => {
      this.connections.remove(connection);
      this.presence.disconnected(connection);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.connections.closeAll();
  }
}
