import { type Holding } from './evidence.ts';

/** A process that tells its figures. */
export interface Measured {
  readonly name: string;
  readonly url: string;
}

export function holdingsOf(processes: readonly Measured[]): Promise<Holding[]> {
  return Promise.all(processes.map(holdingOf));
}

async function holdingOf({ name, url }: Measured): Promise<Holding> {
  const response = await fetch(new URL('/metrics', url));
  if (!response.ok) throw new Error(`${name} answered ${response.status} when asked for its metrics.`);
  const metrics = await response.text();
  return {
    process: name,
    residentBytes: valueIn(metrics, 'process_resident_memory_bytes'),
    unsentBytes: valueIn(metrics, 'parley_gateway_unsent_bytes'),
    jobsWaiting: valueIn(metrics, 'parley_jobs_waiting'),
  };
}

/** 0 where a process has no such figure. */
function valueIn(metrics: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? 0);
}
