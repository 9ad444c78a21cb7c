import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParleySystem, type Service, startCluster, startEmbedded } from '@parley/testing';
import { expect, test, vi } from 'vitest';
import { check, type Fate, type Violation } from './crew/checker.ts';
import { type Addresses, Crew } from './crew/crew.ts';
import { KILLS, SEED } from './crew/form.ts';
import { holdingsOf } from './crew/holdings.ts';
import { lots, shuffled } from './crew/lots.ts';
import { enlist } from './crew/people.ts';

const seed = SEED ?? randomInt(1_000_000);
/** One kill in so many befalls the system that is one process. */
const EMBEDDED_SHARE = 5;
const KILLS_A_ROUND = 10;
/** Only a long run waits for the jobs that dead processes had taken: their leases last a minute. */
const LONG = 50;
const TWO_AT_ONCE = 0.2;
const WAIT_MS = 1_500;
const JOBS_DONE_WITHIN_MS = 180_000;
const PATIENCE_MS = 120_000 + KILLS * 60_000;

interface Totals {
  acked: number;
  failed: number;
  unknown: number;
  readonly violations: Violation[];
  readonly kills: Map<string, number>;
  slowestMs: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** So many kills of a shuffled list, which begins anew when all have been killed. */
async function killAll(
  system: ParleySystem,
  victims: readonly Service[],
  addresses: Addresses,
  options: { kills: number; random: () => number },
): Promise<Totals> {
  const totals: Totals = { acked: 0, failed: 0, unknown: 0, violations: [], kills: new Map(), slowestMs: 0 };
  const { kills, random } = options;
  const order: Service[] = [];
  while (order.length < kills) order.push(...shuffled(victims, random));
  for (let done = 0; done < kills; done += KILLS_A_ROUND) {
    const round = order.slice(done, Math.min(done + KILLS_A_ROUND, kills));
    const crew = await Crew.gather(await enlist(system.url), addresses);
    const name = round.map((victim) => victim.name).join(', ');
    await crew.endure(name, () => killEach(round, random), { clientsAreTold: false });
    const evidence = await crew.rest(system.processes.values());
    crew.disband();
    const { counts } = crew.log;
    totals.acked += counts.acked;
    totals.failed += counts.failed;
    totals.unknown += counts.unknown;
    totals.violations.push(...check(evidence));
    for (const victim of round) totals.kills.set(victim.name, (totals.kills.get(victim.name) ?? 0) + 1);
    totals.slowestMs = Math.max(
      totals.slowestMs,
      ...evidence.recoveries.map(({ tookMs }) => tookMs ?? Infinity),
    );
    say(`${done + round.length} of ${kills} kills: ${describe(totals)}`);
    if (totals.violations.length > 0) break;
  }
  return totals;
}

/** One after the other, and now and then two at once. */
async function killEach(victims: readonly Service[], random: () => number): Promise<void> {
  const alive = [...victims];
  while (alive.length > 0) {
    const doomed = [...new Set(alive.splice(0, random() < TWO_AT_ONCE ? 2 : 1))];
    await sleep(random() * WAIT_MS);
    await Promise.all(doomed.map((victim) => victim.kill9()));
    await sleep(random() * WAIT_MS);
    await Promise.all(doomed.map((victim) => victim.restart()));
  }
}

function describe({ acked, failed, unknown, violations, kills, slowestMs }: Totals): string {
  const count = (fate: Fate) => violations.filter((violation) => violation.fate === fate).length;
  return [
    `${acked} acked, ${failed} failed, ${unknown} unknown, `,
    `lost ${count('lost')}, doubled ${count('doubled')}, disordered ${count('disordered')}; `,
    `slowest recovery ${(slowestMs / 1000).toFixed(1)} s; `,
    [...kills].map(([name, times]) => `${name} ${times}`).join(', '),
  ].join('');
}

async function jobsAreDone(system: ParleySystem): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const { jobsWaiting } of await holdingsOf([...system.processes.values()]))
        expect(jobsWaiting).toBe(0);
    },
    { timeout: JOBS_DONE_WITHIN_MS, interval: 1_000 },
  );
}

const inOne = Math.ceil(KILLS / EMBEDDED_SHARE);

test(
  `a cluster loses nothing by ${KILLS - inOne} kills (seed ${seed})`,
  { timeout: PATIENCE_MS },
  async () => {
    await using cluster = await startCluster();
    const victims = [...cluster.processes.values(), cluster.nginx, cluster.redis, cluster.mariadb];
    const sockets = ['gateway-1', 'gateway-2'].map((name) => cluster.process(name).url);
    const addresses: Addresses = {
      http: [cluster.url, cluster.process('api-1').url],
      sockets,
      clients: [cluster.url],
    };
    say(`Seed ${seed}, ${KILLS - inOne} kills in a cluster`);
    const totals = await killAll(cluster, victims, addresses, { kills: KILLS - inOne, random: lots(seed) });
    expect(totals.violations.slice(0, 20)).toEqual([]);
    if (KILLS >= LONG) await jobsAreDone(cluster);
  },
);

test(`one process loses nothing by ${inOne} kills (seed ${seed})`, { timeout: PATIENCE_MS }, async () => {
  await using parley = await startEmbedded();
  const { url } = parley;
  say(`Seed ${seed}, ${inOne} kills of one process`);
  const totals = await killAll(
    parley,
    [parley.process('standalone')],
    { http: [url], sockets: [url], clients: [url] },
    { kills: inOne, random: lots(seed + 1) },
  );
  expect(totals.violations.slice(0, 20)).toEqual([]);
  if (KILLS >= LONG) await jobsAreDone(parley);
});
