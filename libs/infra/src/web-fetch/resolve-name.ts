import { type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/**
 * Asks the name servers itself. The system's own look-up would hold a thread for as long as a name server that belongs to
 * a stranger takes to answer, and those threads are few: passwords and pictures need them too.
 */
const resolver = new Resolver({ timeout: 1500, tries: 2 });

/** All addresses of a name; fails where it has none. */
export async function resolveName(host: string): Promise<LookupAddress[]> {
  const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (ipv4.status === 'rejected' && ipv6.status === 'rejected') throw ipv4.reason;
  return [...addressesOf(ipv4, 4), ...addressesOf(ipv6, 6)];
}

function addressesOf(answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}
