import { LIMITS } from '@parley/contracts';
import { type Origin } from '@parley/domain';
import { type Request } from 'express';

/** Where a request comes from; `countryHeader` counts only when a trusted proxy sent it. */
export function originOf(request: Request, countryHeader: string): Origin {
  return {
    ip: ipOf(request),
    userAgent: (request.get('user-agent') ?? '').slice(0, LIMITS.userAgent),
    country: countryHeader === '' ? null : countryOf(request, countryHeader),
  };
}

/** Without the notation that a dual-stack socket gives to IPv4 addresses. */
export function ipOf(request: Request): string {
  return (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, LIMITS.ip);
}

/**
 * What rate limits count by: an IPv4 address, or the /64 that an IPv6 address lies in, since whoever has one of its
 * addresses usually has all of them.
 */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function countryOf(request: Request, header: string): string | null {
  // Express fills this in only where the next hop is trusted; a caller that comes straight to us is its own only hop.
  const country = request.ips.length > 0 ? request.get(header) : undefined;
  return country !== undefined && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null;
}
