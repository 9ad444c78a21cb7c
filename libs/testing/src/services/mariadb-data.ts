import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findCommand, requireProgram } from './available.ts';

const run = promisify(execFile);
const CACHE = path.resolve(import.meta.dirname, '../../../../node_modules/.cache/parley');

/** As root, MariaDB insists on being told so. */
export const RUN_AS: readonly string[] = process.getuid?.() === 0 ? ['--user=root'] : [];

/** Fills `folder` with the empty data of a new server. Making it takes seconds, so it is made once per version and copied. */
export async function copyEmptyData(folder: string): Promise<void> {
  const prepared = await preparedData();
  await cp(prepared, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function preparedData(): Promise<string> {
  const { stdout } = await run(requireProgram('mariadbd'), ['--no-defaults', '--version']);
  const version = stdout.match(/Ver (\S+)/)?.[1] ?? 'unknown';
  const prepared = path.join(CACHE, `mariadb-${version}-of-${process.getuid?.() ?? 0}`);
  if (await exists(prepared)) return prepared;
  const installer = findCommand('mariadb-install-db');
  if (!installer) throw new Error('mariadb-install-db is not installed; it comes with the server.');
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(`${prepared}-`);
  try {
    await run(installer, [
      '--no-defaults',
      ...RUN_AS,
      `--datadir=${fresh}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--innodb-log-file-size=16M',
    ]);
    await publish(fresh, prepared);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return prepared;
}

/** Several test processes may have prepared at once: the first one counts. */
async function publish(fresh: string, prepared: string): Promise<void> {
  try {
    await rename(fresh, prepared);
  } catch (error) {
    if (!(await exists(prepared))) throw error;
  }
}

async function exists(folder: string): Promise<boolean> {
  try {
    await stat(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
