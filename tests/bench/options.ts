import { parseArgs } from 'node:util';
import { type Mode } from '@parley/testing';
import { WORKLOAD_NAMES, type WorkloadName } from './workloads.ts';

export const USAGE = `Measures Parley beside bare Socket.IO, in turns, and prints the ratios.

  npm run bench                      all of it, in both modes
  npm run bench -- --quick           the same with little, in about a minute: for a look, not for figures
  npm run bench -- room-100 pairs    only these workloads
  --mode embedded|cluster            one mode
  --rounds 5                         pairs of measurements for each workload
  --json test-results/bench.json     where all that was measured is written
  --plot bench.svg                   the ratios as a picture, too
  --profile folder                   Parley's processes leave profiles of their processor there

Workloads: ${WORKLOAD_NAMES.join(', ')}`;

export interface Options {
  readonly workloads: readonly WorkloadName[];
  readonly modes: readonly Mode[];
  readonly rounds: number;
  readonly quick: boolean;
  readonly json: string;
  readonly plot: string | undefined;
  readonly profile: string | undefined;
}

/** Throws a `RangeError` for what makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      mode: { type: 'string' },
      rounds: { type: 'string' },
      plot: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'string', default: 'test-results/bench.json' },
    },
  });
  const { quick, mode, json, plot, profile } = values;
  const unknown = positionals.filter((name) => !isWorkload(name));
  if (unknown.length > 0) throw new RangeError(`There is no workload ${unknown.join(', ')}.`);
  if (mode !== undefined && mode !== 'embedded' && mode !== 'cluster') {
    throw new RangeError(`The mode is embedded or cluster, not ${mode}.`);
  }
  const rounds = Number(values.rounds ?? (quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('Rounds are a whole number from 1 on.');
  return {
    workloads:
      positionals.length === 0 ? WORKLOAD_NAMES : WORKLOAD_NAMES.filter((name) => positionals.includes(name)),
    modes: mode ? [mode] : ['cluster', 'embedded'],
    rounds,
    quick,
    json,
    plot,
    profile,
  };
}

const isWorkload = (name: string): name is WorkloadName => WORKLOAD_NAMES.some((known) => known === name);
