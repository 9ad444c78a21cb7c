import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { forgetGroup, reapGroup } from './reaper.ts';

const OUTPUT_KEPT = 256 * 1024;
const OUTPUT_SHOWN = 4 * 1024;
const READY_WITHIN_MS = 120_000;

export interface ProcessOptions {
  /** How messages call it. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** The whole environment of the process; this process's own when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Resolves when the process is of use. When it rejects, the process is killed and the start fails. */
  readonly ready?: (process: RunningProcess) => Promise<unknown>;
}

export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts a program as the head of a process group of its own. The group ends with this process, however that ends. */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const child = spawn(options.command, options.args ?? [], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.env && { env: options.env }),
    ...(options.cwd && { cwd: options.cwd }),
  });
  await once(child, 'spawn');
  const running = new RunningProcess(options.name, child);
  try {
    await options.ready?.(running);
  } catch (error) {
    await running.kill9();
    throw error;
  }
  return running;
}

/** A process that we started, and the group that it heads. */
export class RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<ProcessExit>;
  #gone = false;
  #exit: ProcessExit | undefined;
  #output = '';
  readonly #listeners = new Set<() => void>();

  constructor(name: string, child: ChildProcess) {
    if (child.pid === undefined) throw new Error(`${name} has not been started.`);
    this.name = name;
    this.pid = child.pid;
    reapGroup(this.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#append(text));
    }
    child.once('exit', () => {
      this.#signal(-this.pid, 'SIGKILL');
      this.#gone = true;
      forgetGroup(this.pid);
    });
    this.exited = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#exit = { code, signal };
        resolve(this.#exit);
        for (const listener of this.#listeners) listener();
      });
    });
  }

  /** How it ended; undefined until it has ended and all that it wrote has been read. */
  get exit(): ProcessExit | undefined {
    return this.#exit;
  }

  /** The end of what it wrote to standard output and standard error. */
  get output(): string {
    return this.#output;
  }

  /** Waits for a match in what it has written or will write. */
  async waitForLine(pattern: RegExp, timeoutMs = READY_WITHIN_MS): Promise<RegExpMatchArray> {
    const { promise, resolve, reject } = Promise.withResolvers<RegExpMatchArray>();
    const look = () => {
      const match = this.#output.match(pattern);
      if (match) resolve(match);
      else if (this.#exit) reject(this.#failure(`ended before it wrote ${pattern}`));
    };
    const timer = setTimeout(
      () => reject(this.#failure(`did not write ${pattern} within ${timeoutMs} ms`)),
      timeoutMs,
    );
    this.#listeners.add(look);
    look();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#listeners.delete(look);
    }
  }

  /** Asks again and again until the answer is true. Fails when the process ends first. */
  async waitUntil(isReady: () => Promise<boolean>, timeoutMs = READY_WITHIN_MS): Promise<void> {
    const giveUpAt = performance.now() + timeoutMs;
    while (!(await isReady())) {
      if (this.#exit) throw this.#failure('ended before it was ready');
      if (performance.now() > giveUpAt) throw this.#failure(`was not ready within ${timeoutMs} ms`);
      await delay(20);
    }
  }

  /** Freezes the group; connections stay open and nothing answers. */
  pause(): void {
    this.#signal(-this.pid, 'SIGSTOP');
  }

  resume(): void {
    this.#signal(-this.pid, 'SIGCONT');
  }

  /** Ends the whole group at once and without warning. */
  async kill9(): Promise<ProcessExit> {
    this.#signal(-this.pid, 'SIGKILL');
    return this.exited;
  }

  /** Lets it finish within `graceMs`, then kills it. */
  async stop(graceMs = 15_000): Promise<ProcessExit> {
    this.signal('SIGTERM');
    this.resume();
    const timer = setTimeout(() => this.#signal(-this.pid, 'SIGKILL'), graceMs);
    const exit = await this.exited;
    clearTimeout(timer);
    return exit;
  }

  /** To the process itself, not to its children. */
  signal(signal: NodeJS.Signals): void {
    this.#signal(this.pid, signal);
  }

  #append(text: string): void {
    this.#output = (this.#output + text).slice(-OUTPUT_KEPT);
    for (const listener of this.#listeners) listener();
  }

  #signal(target: number, signal: NodeJS.Signals): void {
    if (this.#gone) return;
    try {
      process.kill(target, signal);
    } catch (error) {
      if (!isMissingProcess(error)) throw error;
    }
  }

  #failure(what: string): Error {
    const end = this.#exit ? ` (exit code ${this.#exit.code}, signal ${this.#exit.signal})` : '';
    return new Error(`${this.name} ${what}${end}. It wrote:\n${this.#output.slice(-OUTPUT_SHOWN)}`);
  }
}

function isMissingProcess(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}

/** Whether something accepts connections there. */
export function acceptsConnections(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (accepts: boolean) => {
      socket.destroy();
      resolve(accepts);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** Whether a GET is answered with 2xx. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return false;
    throw error;
  }
}
