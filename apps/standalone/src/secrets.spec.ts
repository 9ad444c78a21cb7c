import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { makeTempFolder, removeFolder } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshSecrets, keepSecrets, secretsFile } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTempFolder('secrets');
});
afterEach(() => removeFolder(folder));

describe('the secrets of a data folder', () => {
  it('are random, long, and different from one another', () => {
    const [one, other] = [freshSecrets(), freshSecrets()];
    const random = [one.JWT_SECRET, one.SECRET_KEY, other.JWT_SECRET, other.SECRET_KEY];
    expect(new Set(random).size).toBe(4);
    expect(Math.min(...random.map((secret) => secret.length))).toBeGreaterThanOrEqual(64);
    expect(one.ADMIN_PASSWORD).not.toBe(other.ADMIN_PASSWORD);
    expect(one.ADMIN_PASSWORD.length).toBeGreaterThanOrEqual(16);
  });

  it('are made once and then stay', () => {
    const first = freshSecrets();
    expect(keepSecrets(folder, first)).toEqual(first);
    expect(keepSecrets(folder, freshSecrets())).toEqual(first);
  });

  it('can be read by their owner only', () => {
    keepSecrets(folder, freshSecrets());
    expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('gain what a newer release needs and keep the rest', () => {
    const { ADMIN_PASSWORD, ...known } = freshSecrets();
    writeFileSync(secretsFile(folder), JSON.stringify(known));
    const fresh = freshSecrets();
    expect(keepSecrets(folder, fresh)).toEqual({ ...known, ADMIN_PASSWORD: fresh.ADMIN_PASSWORD });
    expect(JSON.parse(readFileSync(secretsFile(folder), 'utf8'))).toMatchObject(known);
    expect(ADMIN_PASSWORD).not.toBe(fresh.ADMIN_PASSWORD);
  });

  it.each(['', '{', '[]', '{"JWT_SECRET":1}'])(
    'that are damaged ("%s") are not replaced in silence',
    (text) => {
      writeFileSync(secretsFile(folder), text);
      expect(() => keepSecrets(folder, freshSecrets())).toThrow(/secrets\.json are damaged/);
      expect(readFileSync(secretsFile(folder), 'utf8')).toBe(text);
    },
  );
});
