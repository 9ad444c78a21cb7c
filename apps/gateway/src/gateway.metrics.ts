import { type ErrorCode } from '@parley/contracts';
import { metricsRegistry } from '@parley/edge';
import { Counter, Gauge } from 'prom-client';
import { type Backlog } from './backlog.ts';
import { type RegisteredAction } from './channel-registry.ts';

const registers = [metricsRegistry];

export const openConnections = new Gauge({
  registers,
  name: 'parley_gateway_connections',
  help: 'Clients that are connected to this process.',
});

/** Added up only when somebody asks for the metrics. */
export const openBacklogs = new Set<Backlog>();

new Gauge({
  registers,
  name: 'parley_gateway_unsent_bytes',
  help: 'What waits in this process to be sent to clients.',
  collect() {
    this.set([...openBacklogs].reduce((sum, { bytes }) => sum + bytes, 0));
  },
});

export const cutSlowReaders = new Counter({
  registers,
  name: 'parley_gateway_slow_readers_total',
  help: 'Clients that were cut off because too much waited to be sent to them.',
});

const frames = new Counter({
  registers,
  name: 'parley_gateway_frames_total',
  help: 'Frames that clients sent, by what became of them.',
  labelNames: ['channel', 'action', 'outcome'],
});

/** Names that clients made up are not counted one by one: they would fill the memory. */
export function countFrame(action: RegisteredAction | undefined, outcome: 'ok' | ErrorCode): void {
  frames.inc({ channel: action?.channel ?? 'unknown', action: action?.name ?? 'unknown', outcome });
}
