export const WORKLOAD_NAMES = [
  'room-100',
  'room-1000',
  'pairs',
  'pairs-one-by-one',
  'connect',
  'idle',
  'history',
  'latency',
  'resume',
] as const;
export type WorkloadName = (typeof WORKLOAD_NAMES)[number];

/** What is measured, with what Parley means to reach: its figure by the peer's, or the other way round where less is better. */
export interface Workload {
  readonly title: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  /** What Parley is measured beside; null where there is nothing like it. */
  readonly peer: string | null;
  /** Of Parley's figure by the peer's: at least, or at most where less is better. */
  readonly goal: number | null;
}

const SOCKET_IO = 'bare Socket.IO';

export const WORKLOADS: Readonly<Record<WorkloadName, Workload>> = {
  'room-100': {
    title: 'a room of 100, 10 write, 8 under way each',
    unit: 'delivered/s',
    better: 'more',
    peer: SOCKET_IO,
    goal: 1,
  },
  'room-1000': {
    title: 'a room of 1,000, 10 write, 8 under way each',
    unit: 'delivered/s',
    better: 'more',
    peer: SOCKET_IO,
    goal: 1,
  },
  pairs: {
    title: '200 direct conversations, 4 under way each',
    unit: 'accepted/s',
    better: 'more',
    peer: SOCKET_IO,
    goal: 0.3,
  },
  'pairs-one-by-one': {
    title: 'the same, beside a writer that writes one by one',
    unit: 'accepted/s',
    better: 'more',
    peer: 'Parley with SEND_BATCH=1',
    goal: 4,
  },
  connect: {
    title: '2,000 clients come in, 200 at once',
    unit: 'clients/s',
    better: 'more',
    peer: SOCKET_IO,
    goal: 0.6,
  },
  idle: {
    title: 'memory for each of 5,000 idle clients',
    unit: 'KB',
    better: 'less',
    peer: SOCKET_IO,
    goal: 1.5,
  },
  history: {
    title: 'pages of 50 messages over HTTP',
    unit: 'pages/s',
    better: 'more',
    peer: 'a bare Nest route with the same SQL',
    goal: 0.6,
  },
  latency: {
    title: 'from due to delivered in a room of 100, at half of the capacity: the 99th percentile',
    unit: 'ms',
    better: 'less',
    peer: SOCKET_IO,
    goal: 3,
  },
  resume: {
    title: '1,000 clients come back after a kill -9, each missing 50 messages: until all are whole',
    unit: 's',
    better: 'less',
    peer: null,
    goal: null,
  },
};
