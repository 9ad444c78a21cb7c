import { register } from '../../e2e/http.ts';

/** Somebody who can sign in again. */
export type Account = Awaited<ReturnType<typeof register>>;

/** So many as a crew needs at least. */
export type People = readonly [Account, Account, Account, ...Account[]];

export async function enlist(address: string): Promise<People> {
  return await Promise.all([register(address), register(address), register(address)]);
}
