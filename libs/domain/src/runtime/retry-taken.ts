import { AppError } from '@parley/contracts';
import { type Database, isUniqueViolation, type Tx } from '@parley/database';

/** A write inserts at most two or three first rows, and each of them can be lost to another write once. */
const TRIES = 4;

/**
 * Runs a write again when another one took a key that it wanted: it then finds the row of the other. For work that looks
 * for what it needs, inserts it if there is none, and may meet somebody who does the same at the same moment.
 */
export async function retryTaken<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.write(work);
    } catch (error) {
      if (tries === TRIES || !wasTaken(error)) throw error;
    }
  }
}

function wasTaken(error: unknown): boolean {
  return isUniqueViolation(error instanceof AppError ? error.cause : error);
}
