import type { JobPolicy } from './jobs.ts';

/** The wait before the next attempt, or undefined when there is none and the job is dead. */
export function nextAttemptMs(policy: JobPolicy, attempts: number, error: unknown): number | undefined {
  if (isPermanent(error) || attempts >= policy.attempts) return undefined;
  return policy.backoffMs * 2 ** (attempts - 1);
}

export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'permanent' in error && error.permanent === true;
}
