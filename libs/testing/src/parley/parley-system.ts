import { z } from 'zod';
import { InboxMessage } from '@parley/contracts';
import type { ParleyProcess } from './parley-process.ts';

export type Mode = 'embedded' | 'cluster';

/** The built system, running as real processes. */
export class ParleySystem {
  readonly mode: Mode;
  /** Where people and programs reach it. */
  readonly url: string;
  /** By name: `standalone`, or `api-1`, `gateway-1`, `gateway-2`, `worker-1` and so on. */
  readonly processes: ReadonlyMap<string, ParleyProcess>;
  readonly #end: () => Promise<void>;

  constructor(mode: Mode, url: string, processes: readonly ParleyProcess[], end: () => Promise<void>) {
    this.mode = mode;
    this.url = url;
    this.processes = new Map(processes.map((process) => [process.name, process]));
    this.#end = end;
  }

  process(name: string): ParleyProcess {
    const process = this.processes.get(name);
    if (!process) throw new Error(`There is no ${name} here, but ${[...this.processes.keys()].join(', ')}.`);
    return process;
  }

  /** The codes and mails that the system sent, newest first. */
  inbox(): Promise<InboxMessage[]> {
    return readInbox(this.url);
  }

  /** Stops all of it in good order and removes what it stored. */
  async stop(): Promise<void> {
    await this.#end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** The development inbox of the system at `url`, newest first. */
export async function readInbox(url: string): Promise<InboxMessage[]> {
  const response = await fetch(new URL('/dev/inbox.json', url));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return z.array(InboxMessage).parse(await response.json());
}
