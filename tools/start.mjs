/** `npm start`: installs and builds what is missing, then runs embedded mode until it is stopped. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import {
  checkNode,
  compileCache,
  ensureBuilt,
  ensureInstalled,
  pinnedNode,
  root,
  SetupError,
} from './workspace.mjs';

const shell = process.ppid;

try {
  checkNode();
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const server = spawn(pinnedNode, ['--enable-source-maps', 'dist/apps/standalone/main.js'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  // A group of its own: a Ctrl-C in the terminal must reach the server once, from here, and not from npm and the terminal too.
  detached: process.platform !== 'win32',
});

const IMPATIENT_AFTER_MS = 1000;
let stoppingSince;
function stop(signal) {
  if (stoppingSince === undefined) {
    stoppingSince = Date.now();
    server.kill(signal);
  } else if (Date.now() - stoppingSince > IMPATIENT_AFTER_MS) {
    // Asked again by a person; sooner it is only npm handing on the same Ctrl-C.
    server.kill('SIGKILL');
  }
}
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGHUP', () => stop('SIGTERM'));

// The shell that npm starts us in dies of a SIGTERM without handing it on; its end is the only sign of it.
const watch = process.env.npm_lifecycle_event
  ? setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(watch);
      stop('SIGTERM');
    }, 500)
  : undefined;
process.on('exit', () => server.kill());

server.on('error', (error) => {
  console.error(`Parley could not be started: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
