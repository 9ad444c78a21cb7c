import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Program } from '../../libs/testing/src/services/available.ts';
import { ensureBuilt, pinnedNode, root, SetupError } from '../workspace.mjs';
import { type CommandOptions, handleSignals, isStopped, runCommand } from './children.ts';
import { inLanes, type Job, jobsOf, lanesOf } from './lanes.ts';
import { ensurePrograms } from './programs.ts';
import { readRequest, type Request, type Step } from './steps.ts';
import {
  countVitest,
  duration,
  failures,
  NOTHING,
  retriedTests,
  sum,
  table,
  totalLine,
  type StepResult,
} from './totals.ts';

const inCi = process.env['CI'] === 'true' || process.env['CI'] === '1';
const reports = path.join(root, 'test-results');

const lanes = lanesOf(availableParallelism());
let building = Promise.resolve();

handleSignals();
process.exitCode = await main();

async function main(): Promise<number> {
  let request: Request;
  try {
    request = readRequest(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  }
  const missing = ensurePrograms(request.steps, request.mayInstall);
  const jobs = jobsOf(request.steps, lanes);
  const gather = jobs.length > 1;
  const results = await inLanes(
    jobs,
    lanes,
    (job) => timed(job, () => runJob(job, missing, gather)),
    isStopped,
  );
  for (const { title, failures = [] } of results) {
    for (const failure of failures) console.log(`\n━━ Failed in ${title}: ${failure}`);
  }
  console.log(`\n${table(results)}\n`);
  if (isStopped()) {
    console.log('Stopped before the end.');
    return 130;
  }
  const total = sum(results.map(({ counts }) => counts));
  if (inCi && total.skipped > 0) console.log('Nothing may be skipped here (CI=true).');
  console.log(totalLine(total));
  return total.failed > 0 || (inCi && total.skipped > 0) ? 1 : 0;
}

type Outcome = Pick<StepResult, 'counts' | 'note' | 'failures'>;

async function timed({ step, shard }: Job, run: () => Promise<Outcome>): Promise<StepResult> {
  const title = shard ? `${step.title} (${shard})` : step.title;
  console.log(`\n━━ ${title} ━━`);
  const startedAt = performance.now();
  const outcome = await run();
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`━━ ${title}: ${totalLine(outcome.counts)} in ${duration(seconds)}`);
  return { title, seconds, ...outcome };
}

async function runJob(
  { step, shard }: Job,
  missing: ReadonlySet<Program>,
  gather: boolean,
): Promise<Outcome> {
  const lacks = (step.uses ?? []).filter((program) => missing.has(program));
  if (step.withoutThem === 'leave out' && lacks.length > 0) {
    return { counts: { ...NOTHING, skipped: 1 }, note: `left out: no ${lacks.join(', ')}` };
  }
  try {
    await built(step);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { counts: { ...NOTHING, failed: 1 }, note: 'could not be built' };
  }
  if ('npmScript' in step.run) {
    const code = await runCommand('npm', ['run', '--silent', step.run.npmScript], { gather });
    return { counts: code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 } };
  }
  const { vitestProject, env = {} } = step.run;
  return await runVitest({ name: step.name, project: vitestProject, shard }, { env, gather });
}

/** One build at a time: the second of two steps finds what the first has built. */
async function built({ builds = [] }: Step): Promise<void> {
  const mine = building.then(async () => {
    for (const build of builds) await ensureBuilt({ failpoints: build === 'failpoints' });
  });
  building = mine.catch(() => undefined);
  await mine;
}

async function runVitest(
  { name, project, shard }: { name: string; project: string; shard: string | undefined },
  options: CommandOptions,
): Promise<Outcome> {
  const report = path.join(reports, `${[name, shard?.replace('/', '-of-')].filter(Boolean).join('-')}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const code = await runCommand(
    pinnedNode,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      ...(shard ? [`--shard=${shard}`] : []),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    options,
  );
  const written: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const outcome = { counts: countVitest(written, code), failures: failures(written) };
  const retried = retriedTests(written);
  return retried.length === 0
    ? outcome
    : { ...outcome, note: `passed at the second try: ${retried.join('; ')}` };
}
