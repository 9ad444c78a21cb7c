import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The processes of a side, by what they do; each heads a group, as nginx and its workers are one. */
export type Groups = ReadonlyMap<string, number>;

const TICKS_PER_SECOND = 100;
const KILOBYTE = 1024;

/** Only Linux tells of other processes what we want to know. */
export const tellsOfProcesses = existsSync('/proc/self/stat');

/** CPU seconds that each group has used so far. */
export function cpuSeconds(groups: Groups): Map<string, number> {
  const used = new Map([...groups.keys()].map((name) => [name, 0]));
  if (!tellsOfProcesses) return used;
  const names = new Map([...groups].map(([name, group]) => [group, name]));
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = readStat(pid);
    const name = stat && names.get(stat.group);
    if (stat && name) used.set(name, (used.get(name) ?? 0) + stat.ticks / TICKS_PER_SECOND);
  }
  return used;
}

/** Bytes of memory that a process holds. */
export function residentBytes(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match?.[1] ?? Number.NaN) * KILOBYTE;
}

function readStat(pid: string): { group: number; ticks: number } | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It has ended since the folder was listed.
    return null;
  }
  // The name stands in parentheses and may hold anything, spaces and parentheses included.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { group: Number(fields[2]), ticks: Number(fields[11]) + Number(fields[12]) };
}
