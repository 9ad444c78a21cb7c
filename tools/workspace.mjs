/**
 * Brings node_modules and dist in step with the sources, and costs next to nothing when they already are.
 * Runs on any Node from 20 on with nothing installed, so it uses neither TypeScript nor packages.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node that the npm package `node` pins; every process of Parley runs on it. */
export const pinnedNode = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** What Node has compiled at one start, for the next one. */
export const compileCache = path.join(root, 'dist/.compiled');

const INSTALL_STAMP = path.join(root, 'node_modules/.parley-installed');
const OLDEST_NODE = 20;
const BUILD_INPUTS = [
  'apps',
  'libs',
  'vite.server.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'package-lock.json',
];
const SERVER_APPS = ['api', 'gateway', 'worker', 'standalone'];
const LOG_LINES_SHOWN = 30;

/** A failure whose message is all that a person needs to see. */
export class SetupError extends Error {}

export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    throw new SetupError(
      `Parley needs Node ${OLDEST_NODE} or newer; this is ${process.version}. Get one from https://nodejs.org.`,
    );
}

/** Runs `npm ci` unless node_modules holds exactly what package-lock.json asks for. Tells whether it had to. */
export async function ensureInstalled() {
  if (isInstalled()) return false;
  refuseLinkedPackages();
  await runQuietly('Installing the npm packages', npm('ci', '--include=dev'), { advise: adviseOnInstall });
  if (!existsSync(pinnedNode))
    throw new SetupError(
      'npm installed the packages but not Node itself, which an install script of the package "node" does.\n' +
        'Allow install scripts (npm config get ignore-scripts must say false) and start again.',
    );
  writeFileSync(INSTALL_STAMP, lockHash());
  return true;
}

/**
 * Builds unless dist was made from exactly these sources. Tells whether it had to.
 * With `failpoints` it makes dist/failpoints, the servers with the crash points that the fault tests use.
 */
export async function ensureBuilt({ failpoints = false } = {}) {
  const stampFile = path.join(root, failpoints ? 'dist/failpoints/.stamp' : 'dist/.stamp');
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;

  if (failpoints) await buildWithFailpoints();
  else await runQuietly('Building', npm('run', 'build'));
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

/** Not through Nx: its cache knows one output for each app, and must not mix the two. */
async function buildWithFailpoints() {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  for (const app of SERVER_APPS) {
    await runQuietly(`Building ${app} with crash points`, [pinnedNode, vite, 'build'], {
      cwd: path.join(root, 'apps', app),
      env: { PARLEY_FAILPOINTS: '1' },
    });
  }
}

/** `npm ci` empties node_modules first: through a link it would empty another checkout's. */
function refuseLinkedPackages() {
  const packages = path.join(root, 'node_modules');
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SetupError(
      `node_modules is a link to ${readlinkSync(packages)}, whose packages are not those of package-lock.json.\n` +
        'Remove the link and start again, to install them here.',
    );
}

function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const installedByUs = existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, 'utf8') === lockHash();
  return installedByUs || isInstalledByHand();
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** npm keeps a lock file of what it really installed; optional packages of other platforms are not in it. */
function isInstalledByHand() {
  const installedLock = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const installed = readPackages(installedLock);
  const same = (place) =>
    wanted[place]?.version === installed[place]?.version &&
    wanted[place]?.integrity === installed[place]?.integrity;
  return (
    Object.keys(installed).every((place) => place in wanted && same(place)) &&
    Object.entries(wanted).every(([place, entry]) => place === '' || entry.optional || place in installed)
  );
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** Sizes and times only: reading every source would be felt at each start. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (place) => {
    const absolute = path.join(root, place);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) {
      hash.update(`${place} ${stats.size} ${stats.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(absolute).sort())
      if (name !== 'node_modules' && !name.includes('.spec.')) add(`${place}/${name}`);
  };
  BUILD_INPUTS.forEach(add);
  return hash.digest('hex');
}

/** The npm that runs this script if there is one, so that both are the same. */
function npm(...args) {
  const self = process.env.npm_execpath;
  if (self && path.basename(self).startsWith('npm-cli')) return [process.execPath, self, ...args];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args];
}

/** Shows one line with the time that passes; what the command printed is shown only when it fails. */
async function runQuietly(title, [command, ...args], { cwd = root, env = {}, advise } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
  });
  let log = '';
  const keep = (chunk) => (log = (log + chunk).slice(-200_000));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);

  const progress = startProgress(title);
  const stop = () => child.kill('SIGTERM');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  progress.end(failure === undefined);
  if (failure === undefined) return;
  if (child.killed) throw new SetupError('Stopped.');

  const end = log.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  throw new SetupError([end, '', `${title} failed (${failure}).`, advise?.(log) ?? ''].join('\n').trim());
}

function startProgress(title) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const terminal = process.stdout.isTTY === true;
  const show = () => process.stdout.write(`\r\u001b[2K${title}… ${seconds()}`);
  if (terminal) show();
  else console.log(`${title}…`);
  const timer = terminal ? setInterval(show, 1000) : undefined;
  return {
    end(done) {
      clearInterval(timer);
      if (terminal) process.stdout.write('\r\u001b[2K');
      if (done) console.log(`${title}: done in ${seconds()}.`);
    },
  };
}

function adviseOnInstall(log) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|CERT_|certificate/.test(log))
    return 'npm cannot reach its registry. Check the network, and npm’s own settings: npm config get registry, npm config get proxy.';
  if (/ENOSPC/.test(log)) return 'The disk is full. Make room and start again.';
  if (/EACCES|EPERM/.test(log))
    return `This user may not write to ${root}. Change the folder’s owner, or start as its owner.`;
  if (/EUSAGE|ERESOLVE/.test(log)) {
    const mismatches = log.match(/(Missing|Invalid): .+/g) ?? [];
    const advice =
      'package.json and package-lock.json do not fit together. Run npm install, and commit the lock file.';
    return [...mismatches.slice(0, 5), advice].join('\n');
  }
  return 'Run npm ci to see all of it.';
}
