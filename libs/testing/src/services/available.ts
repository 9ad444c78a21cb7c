import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Programs of the system that tests run privately: how they may be called, and the Debian and Ubuntu packages that hold them. */
export const PROGRAMS = {
  mariadbd: { commands: ['mariadbd'], packages: ['mariadb-server'] },
  'redis-server': { commands: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
  nginx: { commands: ['nginx'], packages: ['nginx'] },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium'],
  },
  'chromium-headless-shell': {
    commands: ['chromium-headless-shell'],
    packages: ['chromium-headless-shell'],
  },
} as const;

export type Program = keyof typeof PROGRAMS;

/** Where servers are kept on systems whose PATH leaves them out for ordinary users. */
const ALSO_LOOK_IN = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/sbin',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
  '/usr/local/bin',
];

/** The path of the program on this machine, if it is there. */
export function findProgram(program: Program): string | undefined {
  for (const command of PROGRAMS[program].commands) {
    const found = findCommand(command);
    if (found) return found;
  }
  return undefined;
}

/** The same, for where there is no doing without it. */
export function requireProgram(program: Program): string {
  const found = findProgram(program);
  if (found) return found;
  throw new Error(
    `${program} is not installed. On Debian and Ubuntu: apt-get install ${PROGRAMS[program].packages.join(' ')}`,
  );
}

export function findCommand(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return [...folders, ...ALSO_LOOK_IN].map((folder) => path.join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return false;
    throw error;
  }
}
