import { register } from '../../e2e/http.ts';

/** Somebody who can sign in again. */
export type Account = Awaited<ReturnType<typeof register>>;

export function enlist(address: string, count: number): Promise<Account[]> {
  return Promise.all(Array.from({ length: count }, () => register(address)));
}
