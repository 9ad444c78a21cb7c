/** `npm run bench`: figures beside a peer's, in turns. See options.ts for what can be asked for. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findProgram, type Mode, PROGRAMS, type Program } from '@parley/testing';
import { ensureBuilt, SetupError } from '../../tools/workspace.mjs';
import { LoadProcess } from './load-process.ts';
import { describeMachine } from './machine.ts';
import { type Amounts, Measuring, type Side, type Sides } from './measuring.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { plot } from './plot.ts';
import { tellsOfProcesses } from './processes.ts';
import { processorTable, ratioTable, resultOf, type Series } from './report.ts';
import { nginxBefore, startPeer } from './targets/peer.ts';
import { startParley } from './targets/parley.ts';
import { type WorkloadName, WORKLOADS } from './workloads.ts';

const FULL: Amounts = {
  messagesPerSender: { 'room-100': 300, 'room-1000': 40, pairs: 60, 'pairs-one-by-one': 4 },
  connects: 2000,
  idle: 5000,
  historyMessages: 10_000,
  pages: 4000,
  latencySeconds: 5,
  resumeClients: 1000,
};
const QUICK: Amounts = {
  messagesPerSender: { 'room-100': 40, 'room-1000': 10, pairs: 10, 'pairs-one-by-one': 2 },
  connects: 200,
  idle: 300,
  historyMessages: 1000,
  pages: 300,
  latencySeconds: 1,
  resumeClients: 100,
};
const FULL_SCALE = { people: 1000, pairs: 200 };
const QUICK_SCALE = { people: 100, pairs: 40 };

process.exitCode = await main();

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
    await ensureBuilt();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof SetupError) console.error(error.message);
    else throw error;
    return 2;
  }
  const lacks = missingPrograms(options);
  if (lacks.length > 0) {
    const packages = lacks.flatMap((program) => PROGRAMS[program].packages).join(' ');
    console.error(
      `Cluster mode needs ${lacks.join(', ')}. On Debian and Ubuntu: apt-get install ${packages}. Or measure --mode embedded alone.`,
    );
    return 2;
  }
  const machine = await describeMachine();
  console.log(machine.join('\n'));
  const series: Series[] = [];
  for (const mode of options.modes) series.push(...(await measureMode(mode, options)));
  const results = series.map(resultOf);
  console.log(`\n${ratioTable(results)}\n\n${processorTable(series)}`);
  await mkdir(path.dirname(options.json), { recursive: true });
  await writeFile(
    options.json,
    `${JSON.stringify({ machine, quick: options.quick, results, series }, null, 2)}\n`,
  );
  console.log(`\nAll that was measured: ${options.json}`);
  if (options.plot !== undefined) await writeFile(options.plot, plot(results));
  return 0;
}

async function measureMode(mode: Mode, { workloads, rounds, quick, profile }: Options): Promise<Series[]> {
  console.log(`\nStarting ${mode} mode, and people in it…`);
  await using parts = new AsyncDisposableStack();
  const parley = await startParley(mode, quick ? QUICK_SCALE : FULL_SCALE, profile);
  parts.defer(() => parley.stop());
  const sides = await beside(parley, parts);
  const load = new LoadProcess();
  parts.defer(() => load.stop());
  const measuring = new Measuring(sides, load, quick ? QUICK : FULL);
  parts.defer(() => measuring.stop());

  const series: Series[] = [];
  for (const workload of workloads) {
    if (workload === 'idle' && !tellsOfProcesses) {
      console.log(`${workload}: left out, since only Linux tells how much memory a process holds.`);
      continue;
    }
    const pairs: Series['pairs'][number][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const pair: Partial<Record<Side, Awaited<ReturnType<Measuring['measure']>>>> = {};
      for (const side of sidesOf(workload, round)) {
        pair[side] = await measuring.measure(workload, side);
        console.log(`${mode} ${workload} ${side} ${pair[side].value.toFixed(1)} ${WORKLOADS[workload].unit}`);
      }
      pairs.push(pair);
    }
    series.push({ workload, mode, pairs });
  }
  return series;
}

/** Peer, Parley, Parley, peer, and so on: what drifts meets both alike. */
function sidesOf(workload: WorkloadName, round: number): readonly Side[] {
  if (WORKLOADS[workload].peer === null) return ['parley'];
  return round % 2 === 0 ? ['peer', 'parley'] : ['parley', 'peer'];
}

async function beside(parley: Sides['parley'], parts: AsyncDisposableStack): Promise<Sides> {
  const bareItself = await startPeer('bare-socket-io.ts');
  parts.defer(() => bareItself.stop());
  if (!parley.cluster) {
    const bareGroups = () => new Map([[bareItself.name, bareItself.pid]]);
    return { parley, bare: bareItself, bareItself, bareGroups };
  }
  const bare = await nginxBefore(bareItself);
  parts.defer(() => bare.stop());
  const bareGroups = () =>
    new Map([
      [bareItself.name, bareItself.pid],
      [bare.name, bare.pid],
    ]);
  return { parley, bare, bareItself, bareGroups };
}

function missingPrograms({ modes }: Options): Program[] {
  if (!modes.includes('cluster')) return [];
  return (['mariadbd', 'redis-server', 'nginx'] as const).filter((program) => !findProgram(program));
}
