import { type ErrorCode } from '@parley/contracts';
import { Counter, Gauge } from 'prom-client';
import { type RegisteredAction } from './channel-registry.ts';

export const openConnections = new Gauge({
  name: 'parley_gateway_connections',
  help: 'Clients that are connected to this process.',
});

const frames = new Counter({
  name: 'parley_gateway_frames_total',
  help: 'Frames that clients sent, by what became of them.',
  labelNames: ['channel', 'action', 'outcome'],
});

/** Names that clients made up are not counted one by one: they would fill the memory. */
export function countFrame(action: RegisteredAction | undefined, outcome: 'ok' | ErrorCode): void {
  frames.inc({ channel: action?.channel ?? 'unknown', action: action?.name ?? 'unknown', outcome });
}
