import { type Result } from './report.ts';
import { type Spread } from './stats.ts';
import { WORKLOADS } from './workloads.ts';

const ROW = 26;
const TOP = 56;
const LEFT = 470;
const WIDTH = 420;
const RIGHT = 90;
/** The axis runs from a quarter of a goal to sixteen times of it, and is logarithmic. */
const [LEAST, MOST] = [0.25, 16];
const TICKS = [0.25, 0.5, 1, 2, 4, 8, 16];

interface Line {
  readonly label: string;
  readonly ratio: string;
  /** How many times as good as the goal. */
  readonly score: Spread;
}

/** The ratios as a picture: each with its spread, beside what Parley means to reach. */
export function plot(results: readonly Result[]): string {
  const lines = results.flatMap(lineOf);
  const height = TOP + lines.length * ROW + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + RIGHT} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#0f282b">`,
    '<title>Parley’s figures by those of its peers, as multiples of the goal</title>',
    `<rect width="100%" height="100%" rx="12" fill="#ffffff"/>`,
    `<text x="20" y="30" font-size="15" font-weight="600">Beside a bare peer: how many times the goal (right of 1 it is reached)</text>`,
    ...TICKS.map((tick) => tickAt(tick, TOP + lines.length * ROW)),
    ...lines.map((line, index) => row(line, TOP + index * ROW + ROW / 2)),
    '</svg>\n',
  ].join('\n');
}

function lineOf({ workload, mode, ratio }: Result): Line[] {
  const { title, better, goal } = WORKLOADS[workload];
  if (!ratio || goal === null) return [];
  const scoreOf = (value: number) => (better === 'more' ? value / goal : goal / value);
  const [one, other] = [scoreOf(ratio.least), scoreOf(ratio.most)];
  return [
    {
      label: `${mode}: ${shortened(title)}`,
      ratio: `${ratio.median.toFixed(2)} ×`,
      score: { median: scoreOf(ratio.median), least: Math.min(one, other), most: Math.max(one, other) },
    },
  ];
}

function row({ label, ratio, score }: Line, y: number): string {
  const colour = score.median >= 1 ? '#0e6470' : '#b3261e';
  const [from, to] = [xOf(score.least), xOf(score.most)];
  return [
    `<text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${label}</text>`,
    `<line x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="${colour}" stroke-width="3" stroke-opacity="0.35" stroke-linecap="round"/>`,
    `<circle cx="${xOf(score.median)}" cy="${y}" r="5" fill="${colour}"/>`,
    `<text x="${LEFT + WIDTH + 14}" y="${y + 4}" font-weight="600" fill="${colour}">${ratio}</text>`,
  ].join('');
}

function tickAt(tick: number, bottom: number): string {
  const [x, isGoal] = [xOf(tick), tick === 1];
  return [
    `<line x1="${x}" y1="${TOP}" x2="${x}" y2="${bottom}" stroke="${isGoal ? '#486063' : '#d7e0df'}"${isGoal ? ' stroke-dasharray="4 3"' : ''}/>`,
    `<text x="${x}" y="${bottom + 20}" text-anchor="middle" fill="#486063">${isGoal ? 'goal' : tick}</text>`,
  ].join('');
}

function xOf(score: number): number {
  const held = Math.min(MOST, Math.max(LEAST, score));
  return Math.round(LEFT + (Math.log(held / LEAST) / Math.log(MOST / LEAST)) * WIDTH);
}

const shortened = (title: string) => (title.length > 52 ? `${title.slice(0, 51)}…` : title);
