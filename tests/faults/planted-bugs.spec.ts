import { setTimeout as sleep } from 'node:timers/promises';
import { type ParleyCluster, startCluster } from '@parley/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { as, idOf, must } from '../e2e/chat.ts';
import { BOUNDS, check } from './crew/checker.ts';
import { Crew } from './crew/crew.ts';
import { enlist, type People } from './crew/people.ts';
import { register } from '../e2e/http.ts';

const PATIENCE_MS = 600_000;
const BATCHES = 20;
/** Where nothing is lost on the way, the news of a removal is there in much less; with a cluster as busy as this one. */
const AFTER_REMOVAL_MS = 5_000;

let cluster: ParleyCluster;
let people: People;
let crew: Crew;
beforeAll(async () => {
  cluster = await startCluster({ failpoints: true });
  people = await enlist(cluster.url);
});
afterEach(() => crew.disband());
afterAll(() => cluster.stop());

/** The one that makes the mistake, and that everybody who sends over a socket sends to. */
const gateway = () => cluster.process('gateway-1');

/** Killed while a transaction waits at the point; `leavesWord`: once somebody knows of what it will never write. */
const dieAt =
  (point: string, { leavesWord = false } = {}) =>
  async (bug: string) => {
    const armed = `${point}=pause:600000@${BATCHES}`;
    await gateway().restartWith({ PARLEY_PLANTED_BUGS: bug, PARLEY_FAILPOINTS_ARMED: armed });
    await vi.waitFor(() => expect(gateway().output).toContain(`Paused at ${point}`), PATIENCE_MS);
    if (leavesWord) await vi.waitFor(async () => expect(await crew.isAhead()).toBe(true), PATIENCE_MS);
    await gateway().kill9();
    // The numbers that were given to no message go to those of others, before the same ones are sent again.
    await vi.waitFor(async () => expect(await crew.isAhead()).toBe(false), PATIENCE_MS);
    await gateway().restartWith({ PARLEY_PLANTED_BUGS: '', PARLEY_FAILPOINTS_ARMED: '' });
  };

async function removeSomebody(bug: string): Promise<void> {
  await gateway().restartWith({ PARLEY_PLANTED_BUGS: bug });
  const [owner] = people;
  const somebody = await register(cluster.url);
  const route = `/api/conversations/${crew.conversationId}/members`;
  await must(as(owner, `POST ${route}`, { userIds: [idOf(somebody)] }, cluster.url));
  const client = crew.listen('the one who is removed', somebody, gateway().url);
  await vi.waitFor(() => expect(client.sightings).not.toEqual([]), PATIENCE_MS);
  await must(as(owner, `DELETE ${route}/${idOf(somebody)}`, undefined, cluster.url));
  crew.noteAct('removed', somebody);
  await sleep(2 * AFTER_REMOVAL_MS);
  await gateway().restartWith({ PARLEY_PLANTED_BUGS: '' });
}

interface Scenario {
  readonly bug: string;
  readonly invariant: string;
  readonly fault: (bug: string) => Promise<void>;
}

const SCENARIOS: readonly Scenario[] = [
  { bug: 'ack-before-commit', invariant: 'I1', fault: dieAt('send.before-commit', { leavesWord: true }) },
  { bug: 'publish-before-commit', invariant: 'I4', fault: dieAt('send.before-commit', { leavesWord: true }) },
  { bug: 'no-deduplication', invariant: 'I1', fault: dieAt('send.before-ack') },
  { bug: 'stale-membership', invariant: 'I5', fault: removeSomebody },
];

async function found(faults: readonly Scenario['fault'][], bug: string) {
  crew = await Crew.gather(people, {
    http: [cluster.url],
    // Not by two gateways at once: the other one would write what this one must be seen to lose.
    sockets: [gateway().url],
    clients: [cluster.url],
  });
  for (const fault of faults) await crew.endure('a fault', () => fault(bug));
  const evidence = await crew.rest(cluster.processes.values());
  return check(evidence, { ...BOUNDS, afterActMs: AFTER_REMOVAL_MS });
}

test.each(SCENARIOS)(
  'the checker finds out: $bug',
  { timeout: PATIENCE_MS },
  async ({ bug, invariant, fault }) => {
    const violations = await found([fault], bug);
    expect(violations.map((violation) => violation.invariant)).toContain(invariant);
  },
);

test('and finds nothing when the same happens without the mistakes', { timeout: PATIENCE_MS }, async () => {
  const faults = [dieAt('send.before-commit'), dieAt('send.before-ack'), removeSomebody];
  expect(await found(faults, '')).toEqual([]);
});
