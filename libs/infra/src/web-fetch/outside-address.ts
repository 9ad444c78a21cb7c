import { isIP } from 'node:net';
import { WebFetchError } from './web-fetch.ts';

const PORTS = ['', '80', '443'];

export interface AddressRules {
  /** Whether a connection may go to this IP address. */
  readonly mayReach: (address: string) => boolean;
  readonly anyPort: boolean;
}

/**
 * Reads an address that a stranger wrote, and refuses what is never fetched. `URL` writes numbers of all bases and
 * lengths as ordinary IP addresses, so those are checked here; names are checked where they are looked up.
 */
export function outsideAddress(text: string, from: URL | undefined, rules: AddressRules): URL {
  if (!URL.canParse(text, from?.href)) throw new WebFetchError('This is not an address.');
  const url = new URL(text, from);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new WebFetchError('Only the web is fetched.');
  if (url.username !== '' || url.password !== '') throw new WebFetchError('The address holds a sign-in.');
  if (!rules.anyPort && !PORTS.includes(url.port)) throw new WebFetchError('The port is not one of the web.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !rules.mayReach(host)) throw new WebFetchError('The address is not public.');
  return url;
}
