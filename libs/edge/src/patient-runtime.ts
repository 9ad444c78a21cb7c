import { setTimeout as sleep } from 'node:timers/promises';
import { type Config } from '@parley/config';
import { openRuntime, type Runtime } from '@parley/domain';
import { type Logger } from 'pino';
import { StartupProblem } from './startup-problem.ts';

const PATIENCE_SECONDS = 60;
const NOT_THERE_YET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
]);
const FOLDER_PROBLEMS = new Set([
  'EACCES',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
]);

/** Opens the runtime; a database that is still starting is waited for, a minute at most. */
export async function openRuntimePatiently(config: Config, logger: Logger): Promise<Runtime> {
  for (let second = 0; ; second += 1) {
    try {
      return await openRuntime(config, logger);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!NOT_THERE_YET.has(code)) throw explain(error, code, config);
      if (second >= PATIENCE_SECONDS) {
        throw new StartupProblem(
          `The database of DATABASE_URL did not answer for ${PATIENCE_SECONDS} seconds (${code}). Start it, or correct the address.`,
          { cause: error },
        );
      }
      if (second === 0) logger.info({ reason: code }, 'waiting for the database');
      await sleep(1000);
    }
  }
}

/** In cluster mode one process migrates and the others wait for it; embedded mode has nobody to wait for. */
export async function awaitSchema({ config, database }: Runtime, logger: Logger): Promise<void> {
  if (config.settings.MODE === 'embedded') {
    await database.migrate();
    return;
  }
  for (let second = 0; await database.needsMigration(); second += 1) {
    if (second >= PATIENCE_SECONDS) {
      throw new StartupProblem(
        'The database’s schema is older than this build. Run the migration: node migrate.js.',
      );
    }
    if (second === 0) logger.info({}, 'waiting for the migration of the database');
    await sleep(1000);
  }
}

function explain(error: unknown, code: string, { settings }: Config): unknown {
  if (FOLDER_PROBLEMS.has(code)) {
    return new StartupProblem(
      `The folder ${settings.DATA_DIR} (DATA_DIR) cannot be written (${code}). Change its owner, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  if (
    code === 'ER_ACCESS_DENIED_ERROR' ||
    code === 'ER_DBACCESS_DENIED_ERROR' ||
    code === 'ER_BAD_DB_ERROR'
  ) {
    return new StartupProblem(`The database refuses the user, password or name in DATABASE_URL (${code}).`, {
      cause: error,
    });
  }
  return error;
}
