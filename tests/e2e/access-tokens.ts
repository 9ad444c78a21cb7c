import { createHmac } from 'node:crypto';
import { TEST_SECRETS } from '@parley/testing';
import { z } from 'zod';

const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

interface Signing {
  readonly alg?: keyof typeof HASHES;
  readonly secret?: string;
}

const Claims = z.looseObject({
  sub: z.string(),
  sid: z.string(),
  iat: z.number(),
  exp: z.number(),
});
type Claims = z.infer<typeof Claims>;

export const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** What an access token says; sessions and people by their ids. */
export function claimsOf(token: string): Claims {
  const [, body = ''] = token.split('.');
  return Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
}

/** An access token of our own making: the tests know the server’s secret. */
export function sign(
  claims: object,
  { alg = 'HS256', secret = TEST_SECRETS.JWT_SECRET }: Signing = {},
): string {
  const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac(HASHES[alg], secret).update(signed).digest('base64url')}`;
}
