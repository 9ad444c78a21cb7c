import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { checkFileName, Files } from './files.ts';

const READ_AND_WRITE_BY_OWNER = 0o600;
const READ_WRITE_AND_ENTER_BY_OWNER = 0o700;

/**
 * Files in a folder. In a cluster the folder is one that all containers share; its file system must rename within a
 * folder in one step, as local disks and NFS do.
 */
export class FilesFolder extends Files {
  readonly #folder: string;

  constructor({ folder }: { readonly folder: string }) {
    super();
    this.#folder = path.resolve(folder);
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.#pathOf(name);
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: READ_WRITE_AND_ENTER_BY_OWNER });
      await replace(file, bytes);
    } catch (error) {
      throw new Error(`Files cannot be stored in ${this.#folder} (FILES_DIR): ${String(error)}`, {
        cause: error,
      });
    }
  }

  async get(name: string): Promise<Buffer | null> {
    try {
      return await readFile(this.#pathOf(name));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await unlink(this.#pathOf(name));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  #pathOf(name: string): string {
    checkFileName(name);
    return path.join(this.#folder, ...name.split('/'));
  }
}

async function replace(file: string, bytes: Uint8Array): Promise<void> {
  // In the same folder, since renaming is one step only within a file system. The tilde is in no name of ours.
  const unfinished = `${file}~${randomUUID()}`;
  try {
    await writeThrough(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(file));
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', READ_AND_WRITE_BY_OWNER);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name of a new file is part of its folder, which is written by itself. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
