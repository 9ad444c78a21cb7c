import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  findCommand,
  findProgram,
  PROGRAMS,
  type Program,
} from '../../libs/testing/src/services/available.ts';
import type { Step } from './steps.ts';

const POLICY = '/usr/sbin/policy-rc.d';
const HOMEBREW: Readonly<Partial<Record<Program, string>>> = {
  mariadbd: 'mariadb',
  'redis-server': 'redis',
  nginx: 'nginx',
  chromium: '--cask chromium',
};

/** Looks for the programs that the steps use, installs what may be installed, and answers what is still missing. */
export function ensurePrograms(steps: readonly Step[], mayInstall: boolean): ReadonlySet<Program> {
  const used = steps.flatMap(({ uses = [] }) => uses);
  const installs = mayInstall && canInstall();
  const missing = missingOf(used);
  if (missing.length > 0) {
    console.log(`Programs that are missing here: ${missing.join(', ')}.`);
    if (installs) install(packagesOf(missing));
    else console.log(`To install them: ${installLine(missing)}`);
  }
  if (installs) {
    const preferred = packagesOf(missingOf(steps.flatMap(({ prefers = [] }) => prefers))).filter(isOffered);
    if (preferred.length > 0) install(preferred);
  }
  const stillMissing = missingOf(used);
  for (const step of steps) {
    const lacks = (step.uses ?? []).filter((program) => stillMissing.includes(program));
    if (lacks.length === 0) continue;
    const consequence = step.withoutThem === 'leave out' ? 'left out' : 'some are skipped';
    console.log(`${step.title}: ${consequence}, without ${lacks.join(', ')}.`);
  }
  return new Set(stillMissing);
}

function missingOf(programs: readonly Program[]): Program[] {
  return [...new Set(programs)].filter((program) => !findProgram(program));
}

/** Whether this release has such a package. */
function isOffered(name: string): boolean {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

function packagesOf(programs: readonly Program[]): string[] {
  return programs.flatMap((program) => PROGRAMS[program].packages);
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && isDebianLike();
}

function isDebianLike(): boolean {
  const release = '/etc/os-release';
  return (
    findCommand('apt-get') !== undefined &&
    existsSync(release) &&
    /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(release, 'utf8'))
  );
}

function installLine(programs: readonly Program[]): string {
  if (process.platform === 'darwin') {
    return programs.map((program) => `brew install ${HOMEBREW[program] ?? program}`).join(' && ');
  }
  if (isDebianLike()) {
    return `sudo apt-get install --no-install-recommends ${packagesOf(programs).join(' ')}`;
  }
  return `use your system's packages for ${programs.join(', ')}.`;
}

function install(packages: readonly string[]): void {
  console.log(`Installing the packages ${packages.join(', ')}; their services are not started.`);
  withoutStartingServices(() => {
    if (!aptGet('update', '-q')) return;
    // One that this release does not have must not keep the others away.
    if (!aptGet('install', '-q', '-y', '--no-install-recommends', ...packages) && packages.length > 1) {
      for (const one of packages) aptGet('install', '-q', '-y', '--no-install-recommends', one);
    }
  });
}

function aptGet(...args: string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.log(`apt-get ${args.join(' ')} failed.`);
  return status === 0;
}

/** Debian starts the service of a package as it installs it, unless this file says no. One that is there already is left as it is. */
function withoutStartingServices(run: () => void): void {
  if (existsSync(POLICY)) {
    run();
    return;
  }
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  const remove = () => rmSync(POLICY, { force: true });
  process.once('exit', remove);
  try {
    run();
  } finally {
    process.off('exit', remove);
    remove();
  }
}
