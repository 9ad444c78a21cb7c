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

function countryOf(request: Request, header: string): string | null {
  // Express fills this in only where the next hop is trusted; a caller that comes straight to us is its own only hop.
  const country = request.ips.length > 0 ? request.get(header) : undefined;
  return country !== undefined && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null;
}
