import { spawn, type ChildProcess } from 'node:child_process';
import { root } from '../workspace.mjs';

const running = new Set<ChildProcess>();
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
    for (const child of running) child.kill('SIGTERM');
  });
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps what it writes until it ends, so that two commands at once do not write into each other's lines. */
  readonly gather?: boolean;
}

/** Runs a command that writes to our terminal; answers its exit code, null when a signal ended it. */
export function runCommand(
  command: string,
  args: readonly string[],
  { env = {}, gather = false }: CommandOptions = {},
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const output = gather ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', output, output],
      env: { ...process.env, ...env },
    });
    const written: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => written.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => written.push(chunk));
    running.add(child);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(written));
      resolve(code);
    });
  });
}
