import { spawn, type ChildProcess } from 'node:child_process';
import { root } from '../workspace.mjs';

let current: ChildProcess | undefined;
let stopped = false;

/** Somebody asked the whole run to end. */
export function isStopped(): boolean {
  return stopped;
}

/** A Ctrl-C reaches the running child by itself; this process waits for its end, and starts no other. */
export function handleSignals(): void {
  process.on('SIGINT', () => {
    stopped = true;
  });
  process.on('SIGTERM', () => {
    stopped = true;
    current?.kill('SIGTERM');
  });
}

/** Runs a command that writes to our terminal; answers its exit code, null when a signal ended it. */
export function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    current = child;
    child.once('error', reject);
    child.once('exit', (code) => {
      current = undefined;
      resolve(code);
    });
  });
}
