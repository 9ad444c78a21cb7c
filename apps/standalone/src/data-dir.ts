import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupProblem } from '@parley/edge';

const SQLITE_BUSY = 5;

/** Out of reach of the garbage collector, which would close them and so let the locks go. */
const held = new Set<DatabaseSync>();

/**
 * Makes the folder and takes it for this process alone: two would spoil each other's files. The lock is one of SQLite's,
 * which the operating system lets go when the process ends, however it ends.
 */
export function claimDataDir(folder: string): { release(): void } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(path.join(folder, 'lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    held.add(lock);
    return {
      release: () => {
        held.delete(lock);
        lock.close();
      },
    };
  } catch (error) {
    throw explain(error, folder);
  }
}

function explain(error: unknown, folder: string): StartupProblem {
  if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
    return new StartupProblem(
      `Another Parley is running on the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new StartupProblem(
    `The data folder ${folder} cannot be written (${why}). Make it a folder that this user owns, or set DATA_DIR to another one.`,
    { cause: error },
  );
}
