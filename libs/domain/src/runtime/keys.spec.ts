import { describe, expect, it } from 'vitest';
import { Keys, randomToken, sameSecret, sha256 } from './keys.ts';

const SECRET = 'a secret of the tests, which is long enough';
const keys = new Keys(SECRET);

describe('what is sealed', () => {
  it('comes out as it went in, and shows nothing meanwhile', () => {
    for (const plain of ['', '492817', 'Grüße 👋 '.repeat(500)]) {
      const sealed = keys.seal(plain);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(new Keys(SECRET).unseal(sealed)).toBe(plain);
      if (plain) expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(plain);
    }
  });

  it('looks different each time', () => {
    expect(keys.seal('492817')).not.toBe(keys.seal('492817'));
  });

  it('does not open when a bit of it was changed, or cut off', () => {
    const sealed = Buffer.from(keys.seal('492817'), 'base64url');
    for (let position = 0; position < sealed.length; position += 1) {
      const tampered = Buffer.from(sealed);
      tampered[position] = (tampered[position] ?? 0) ^ 1;
      expect(() => keys.unseal(tampered.toString('base64url'))).toThrow();
      expect(() => keys.unseal(sealed.subarray(0, position).toString('base64url'))).toThrow();
    }
  });

  it('does not open with another secret', () => {
    expect(() => new Keys(`${SECRET}!`).unseal(keys.seal('492817'))).toThrow();
  });
});

describe('what is made with the secret key', () => {
  it('is the same in every process, and different for every purpose, part and secret', () => {
    const made = [
      keys.hmac('phone-code', 'a', 'b'),
      keys.hmac('refresh-token', 'a', 'b'),
      keys.hmac('ticket', 'a', 'b'),
      keys.hmac('ticket', 'ab'),
      keys.hmac('ticket', 'a', '', 'b'),
      keys.hmac('ticket', 'a","b'),
      new Keys(`${SECRET}!`).hmac('ticket', 'a', 'b'),
    ];
    expect(new Set(made).size).toBe(made.length);
    for (const mac of made) expect(mac).toMatch(/^[0-9a-f]{64}$/);
    expect(new Keys(SECRET).hmac('ticket', 'a', 'b')).toBe(made[2]);
    const token = keys.token('ticket', 'a', 'b');
    expect(Buffer.from(token, 'base64url').toString('hex')).toBe(made[2]);
  });

  it('has tokens that nobody guesses', () => {
    const tokens = Array.from({ length: 100 }, randomToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('is compared as a whole', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'ab\u0107']) expect(sameSecret('abc', other)).toBe(false);
    expect(sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});
