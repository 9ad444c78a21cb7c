import { type Mode } from '@parley/testing';
import { type Measured, type Side } from './measuring.ts';
import { spreadOf, type Spread } from './stats.ts';
import { type WorkloadName, WORKLOADS } from './workloads.ts';

/** The load was so busy that it may be what was measured. */
const BUSY = 0.9;

export interface Series {
  readonly workload: WorkloadName;
  readonly mode: Mode;
  /** Pairs that were measured one right after the other; without a peer, the first is missing. */
  readonly pairs: readonly Readonly<Partial<Record<Side, Measured>>>[];
}

export interface Result {
  readonly workload: WorkloadName;
  readonly mode: Mode;
  readonly peer: Spread | null;
  readonly parley: Spread;
  /** Of pairs, so that what slows both down for a while cancels out. */
  readonly ratio: Spread | null;
  readonly reached: boolean | null;
  readonly loadUtilization: number;
}

export function resultOf({ workload, mode, pairs }: Series): Result {
  const { better, goal } = WORKLOADS[workload];
  const values = (side: Side) => pairs.flatMap((pair) => pair[side]?.value ?? []);
  const ratios = pairs.flatMap(({ parley, peer }) => (parley && peer ? parley.value / peer.value : []));
  const ratio = ratios.length > 0 ? spreadOf(ratios) : null;
  const reached =
    ratio && goal !== null ? (better === 'more' ? ratio.median >= goal : ratio.median <= goal) : null;
  return {
    workload,
    mode,
    peer: values('peer').length > 0 ? spreadOf(values('peer')) : null,
    parley: spreadOf(values('parley')),
    ratio,
    reached,
    loadUtilization: Math.max(
      ...pairs.flatMap(({ parley, peer }) => [parley, peer]).map((one) => one?.load.utilization ?? 0),
    ),
  };
}

export function ratioTable(results: readonly Result[]): string {
  return markdown([
    ['mode', 'workload', 'unit', 'peer', 'Parley', 'ratio (least to most)', 'goal', ''],
    ...results.map(({ workload, mode, peer, parley, ratio, reached, loadUtilization }) => {
      const { title, unit, better, goal } = WORKLOADS[workload];
      return [
        mode,
        title,
        unit,
        peer ? short(peer.median) : '',
        short(parley.median),
        ratio ? `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})` : '',
        goal === null ? '' : `${better === 'more' ? '≥' : '≤'} ${goal}`,
        [
          reached === null ? '' : reached ? 'reached' : 'not reached',
          loadUtilization > BUSY ? 'load busy' : '',
        ]
          .filter(Boolean)
          .join(', '),
      ];
    }),
  ]);
}

/** What each process of each side used of the processors, in the middle pair. */
export function processorTable(series: readonly Series[]): string {
  return markdown([
    ['mode', 'workload', 'side', 'CPU seconds', 'besides'],
    ...series.flatMap(({ workload, mode, pairs }) => {
      const pair = pairs[Math.floor(pairs.length / 2)] ?? {};
      return (['peer', 'parley'] as const).flatMap((side) => {
        const measured = pair[side];
        if (!measured) return [];
        const cpu = { load: measured.load.cpuSeconds, ...measured.cpu };
        return [
          [
            mode,
            workload,
            side === 'peer' ? (WORKLOADS[workload].peer ?? '') : 'Parley',
            list(cpu),
            list(measured.besides),
          ],
        ];
      });
    }),
  ]);
}

const list = (values: Readonly<Record<string, number>>) =>
  Object.entries(values)
    .filter(([, value]) => value >= 0.005)
    .map(([name, value]) => `${name} ${short(value)}`)
    .join(', ');

/** Three digits that count. */
function short(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  );
}
