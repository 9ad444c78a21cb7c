import { type Config } from '@parley/config';
import { LIMITS, SOCKET_PATH } from '@parley/contracts';
import { type ServerOptions } from 'socket.io';
import { frameParser } from './frame-parser.ts';

const NAMESPACE_WITHIN_MS = 10_000;
const MISSED_PINGS = 2;

/** Socket.IO as Parley runs it: over WebSocket only, and only for pages of allowed origins. */
export function socketOptions(config: Config): Partial<ServerOptions> {
  const heartbeatMs = config.settings.SOCKET_HEARTBEAT_SECONDS * 1000;
  return {
    path: SOCKET_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    cookie: false,
    perMessageDeflate: false,
    httpCompression: false,
    // Above the limit of a frame, so that one which is too large gets an answer.
    maxHttpBufferSize: LIMITS.unreadableFrameBytes,
    connectTimeout: NAMESPACE_WITHIN_MS,
    pingInterval: heartbeatMs,
    pingTimeout: MISSED_PINGS * heartbeatMs,
    parser: frameParser,
    allowRequest: ({ headers: { origin } }, decide) => {
      // Browsers always name the origin and programs need not, so its absence is no way around the list.
      const allowed = origin === undefined || config.allowedOrigins.includes(origin);
      decide(allowed ? null : 'This origin is not allowed.', allowed);
    },
  };
}
