import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPkce } from './pkce.ts';

it('makes a verifier and its S256 challenge, new ones each time', async () => {
  const [one, other] = [await createPkce(), await createPkce()];
  expect(one.verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(one.challenge).toBe(createHash('sha256').update(one.verifier).digest('base64url'));
  expect(one.verifier).not.toBe(other.verifier);
});
