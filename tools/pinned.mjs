/** Runs a TypeScript program of the repository on any Node from 20 on: installs the npm packages, then goes on in the Node they bring. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { checkNode, ensureInstalled, pinnedNode, root, SetupError } from './workspace.mjs';

/** Ends this process as the program ends. */
export async function runPinned(program, args) {
  try {
    checkNode();
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  const running = spawn(pinnedNode, ['--conditions=@parley/source', program, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // A Ctrl-C reaches the program by itself; it says how far it got, and ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => running.kill('SIGTERM'));
  running.on('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  });
  running.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
