import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { forgetMount, reapMount } from './reaper.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

const run = promisify(execFile);
const CHUNK = Buffer.alloc(64 * 1024);

/** Only root may mount. */
export const MAY_MOUNT = process.platform === 'linux' && process.getuid?.() === 0;

/** A file system of its own that is soon full. Unmounted at the latest when this process is gone. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Rejects where the system does not let us mount, which also root may be denied in a container. */
  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await makeTempFolder('small-disk');
    reapMount(folder);
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'parley-test', folder]);
    } catch (error) {
      forgetMount(folder);
      await removeFolder(folder);
      throw error;
    }
    return new SmallDisk(folder);
  }

  /** Leaves no room for anything. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, 'a');
    try {
      for (;;) await file.write(CHUNK);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives back what `fill` took. */
  async makeRoom(): Promise<void> {
    await rm(this.#filler, { force: true });
  }

  async unmount(): Promise<void> {
    await run('umount', ['--lazy', this.folder]);
    forgetMount(this.folder);
    await removeFolder(this.folder);
  }

  get #filler(): string {
    return path.join(this.folder, 'filler');
  }
}
