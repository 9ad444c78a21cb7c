/**
 * `npm test`: everything, set-up included. `npm test -- unit browser` runs only those steps; `--no-install` leaves the
 * system's packages alone. Runs on any Node from 20 on: installs the npm packages, then goes on in the Node they bring.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { checkNode, ensureInstalled, pinnedNode, root, SetupError } from './workspace.mjs';

try {
  checkNode();
  await ensureInstalled();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const runner = spawn(
  pinnedNode,
  ['--conditions=@parley/source', 'tools/test/run.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// A Ctrl-C reaches the runner by itself; it says how far it got, and ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => runner.kill('SIGTERM'));
runner.on('error', (error) => {
  console.error(`The tests could not be started: ${error.message}`);
  process.exit(1);
});
runner.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
