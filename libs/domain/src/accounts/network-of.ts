import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What limits count by: an IPv4 address, or the /64 that an IPv6 address lies in, since whoever has one of its addresses
 * usually has all of them.
 */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [, embedded] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (embedded !== undefined) return embedded;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const before = groupsOf(head);
  const zeros = tail === undefined ? 0 : GROUPS - before.length - groupsOf(tail).length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...groupsOf(tail ?? '')];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** The last group may be written as an IPv4 address, which stands for two; those are never among the first four of eight. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
