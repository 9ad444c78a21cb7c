import type { Step } from './steps.ts';

/** What one command runs: a step, or a part of its files. */
export interface Job {
  readonly step: Step;
  /** As Vitest wants it, such as 1/3. */
  readonly shard?: string;
}

/** A step keeps a processor and a half busy. Two run at once even on a small machine: each waits now and then. */
export function lanesOf(processors: number): number {
  return Math.max(2, Math.round(processors / 1.5));
}

export function jobsOf(steps: readonly Step[], lanes: number): Job[] {
  const parts = Math.ceil(lanes / 2);
  return steps.flatMap((step) =>
    step.divisible && parts > 1
      ? Array.from({ length: parts }, (_, index) => ({ step, shard: `${index + 1}/${parts}` }))
      : [{ step }],
  );
}

/** So many at once; each lane takes the next one that nobody has taken yet. */
export async function inLanes<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<R>,
  isStopped: () => boolean,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) {
      if (isStopped()) return;
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.filter((result) => result !== undefined);
}
