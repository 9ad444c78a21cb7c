import { ParleyError } from '../parley-error.ts';

/** For what is said again after every reconnect anyway, or is of no use once its moment has passed. */
export async function bestEffort<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ParleyError) return undefined;
    throw error;
  }
}
