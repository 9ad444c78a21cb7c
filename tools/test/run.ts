import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../libs/testing/src/services/available.ts';
import { ensureBuilt, pinnedNode, root, SetupError } from '../workspace.mjs';
import { handleSignals, isStopped, runCommand } from './children.ts';
import { ensurePrograms } from './programs.ts';
import { readRequest, type Request, type Step } from './steps.ts';
import {
  countVitest,
  duration,
  NOTHING,
  sum,
  table,
  totalLine,
  type Counts,
  type StepResult,
} from './totals.ts';

const inCi = process.env['CI'] === 'true' || process.env['CI'] === '1';
const reports = path.join(root, 'test-results');

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
  const results: StepResult[] = [];
  for (const step of request.steps) {
    if (isStopped()) break;
    results.push(await timed(step, () => runStep(step, missing)));
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

interface Outcome {
  readonly counts: Counts;
  readonly note?: string;
}

async function timed(step: Step, run: () => Promise<Outcome>): Promise<StepResult> {
  console.log(`\n━━ ${step.title} ━━`);
  const startedAt = performance.now();
  const outcome = await run();
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`━━ ${step.title}: ${totalLine(outcome.counts)} in ${duration(seconds)}`);
  return { title: step.title, seconds, ...outcome };
}

async function runStep(step: Step, missing: ReadonlySet<Program>): Promise<Outcome> {
  const lacks = (step.uses ?? []).filter((program) => missing.has(program));
  if (step.withoutThem === 'leave out' && lacks.length > 0) {
    return { counts: { ...NOTHING, skipped: 1 }, note: `left out: no ${lacks.join(', ')}` };
  }
  try {
    for (const build of step.builds ?? []) await ensureBuilt({ failpoints: build === 'failpoints' });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { counts: { ...NOTHING, failed: 1 }, note: 'could not be built' };
  }
  if ('npmScript' in step.run) {
    const code = await runCommand('npm', ['run', '--silent', step.run.npmScript]);
    return { counts: code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 } };
  }
  return { counts: await runVitest(step.name, step.run.vitestProject, step.run.env) };
}

async function runVitest(
  stepName: string,
  project: string,
  env?: Readonly<Record<string, string>>,
): Promise<Counts> {
  const report = path.join(reports, `${stepName}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const code = await runCommand(
    pinnedNode,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  const written: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  return countVitest(written, code);
}
