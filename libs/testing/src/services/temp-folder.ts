import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reapFolder } from './reaper.ts';

/** A new empty folder, removed at the latest when this process is gone. */
export async function makeTempFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), `parley-${purpose}-`));
  reapFolder(folder);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
