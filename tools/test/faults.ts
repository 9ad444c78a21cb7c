import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, pinnedNode, root, SetupError } from '../workspace.mjs';
import { handleSignals, runCommand } from './children.ts';
import { ensurePrograms } from './programs.ts';
import { STEPS } from './steps.ts';

const KILLS = 100;

handleSignals();
process.exitCode = await main();

async function main(): Promise<number> {
  const { kills = String(KILLS), seed = String(randomInt(1_000_000)) } = readOptions();
  const steps = STEPS.filter(({ name }) => name === 'faults');
  const missing = ensurePrograms(steps, true);
  if (missing.size > 0) {
    console.error(`The fault tests need ${[...missing].join(', ')}.`);
    return 1;
  }
  try {
    await ensureBuilt();
    await ensureBuilt({ failpoints: true });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return 1;
  }
  console.log(`Seed ${seed}; the same kills again: npm run test:faults -- --kills ${kills} --seed ${seed}`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const env = { PARLEY_FAULTS_KILLS: kills, PARLEY_FAULTS_SEED: seed };
  return (await runCommand(pinnedNode, [vitest, 'run', '--project=faults'], { env })) ?? 1;
}

function readOptions() {
  const number = (name: string, value: string | undefined) => {
    if (value !== undefined && !/^\d+$/.test(value)) {
      console.error(`--${name} is a whole number, not ${value}.`);
      process.exit(2);
    }
    return value;
  };
  const options = { kills: { type: 'string' }, seed: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  return { kills: number('kills', values.kills), seed: number('seed', values.seed) };
}
