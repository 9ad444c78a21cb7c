/** Set by the build: true in the builds for fault tests, false in all others. */
declare const __FAILPOINTS__: boolean | undefined;

/** Mistakes that one might make in the way of a message. */
export const PLANTED_BUGS = [
  'ack-before-commit',
  'no-deduplication',
  'publish-before-commit',
  'stale-membership',
] as const;
export type PlantedBug = (typeof PLANTED_BUGS)[number];

/**
 * Whether to make this mistake, so that fault tests can see that they would notice it. `PARLEY_PLANTED_BUGS` names those
 * to make, with commas between; it is no setting, since normal builds compile this to `false`.
 */
export function planted(bug: PlantedBug): boolean {
  if (typeof __FAILPOINTS__ === 'undefined' || !__FAILPOINTS__) return false;
  return (process.env.PARLEY_PLANTED_BUGS ?? '').split(',').includes(bug);
}
