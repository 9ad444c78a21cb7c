/** Whether an insert or update was refused because a key was taken, on either dialect. */
export function isUniqueViolation(error: unknown): boolean {
  const code = driverCode(error);
  return (
    code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** Whether MySQL ended a transaction in favour of another; the same work may be tried again. */
export function isTransactionConflict(error: unknown): boolean {
  const code = driverCode(error);
  return code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_WAIT_TIMEOUT' || code === 'ER_CHECKREAD';
}

/** Whether SQLite refused because another process is writing. */
export function isBusy(error: unknown): boolean {
  return driverCode(error) === 'SQLITE_BUSY';
}

/**
 * Whether the database did not take the work for a reason that has nothing to do with what the work was: no connection,
 * no room on the disk, no turn among others. Any other work would have failed as well; later, the same may succeed.
 */
export function isOutage(error: unknown): boolean {
  if (isTransactionConflict(error) || isBusy(error) || isFatal(error)) return true;
  const code = driverCode(error);
  return (
    typeof code === 'string' && (OUTAGES.has(code) || /^SQLITE_(IOERR|FULL|READONLY|CANTOPEN)/.test(code))
  );
}

/** What MySQL and MariaDB say, and what the network says of them. */
const OUTAGES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_DISK_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_OUT_OF_RESOURCES',
  'ER_QUERY_INTERRUPTED',
  'ER_READ_ONLY_MODE',
  'ER_RECORD_FILE_FULL',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
]);

/** mysql2 marks what ended the connection. Some of it has no code. */
function isFatal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('driverError' in error) return isFatal(error.driverError);
  return 'fatal' in error && error.fatal === true;
}

function driverCode(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error) return driverCode(error.driverError);
  return 'code' in error ? error.code : undefined;
}
