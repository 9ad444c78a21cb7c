import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDataDir } from './data-dir.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTempFolder('data-dir');
});
afterEach(() => removeFolder(folder));

describe('claiming a data folder', () => {
  it('makes it, for its owner only', () => {
    const made = path.join(folder, 'deep', 'data');
    claimDataDir(made).release();
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  it('refuses a second claim until the first is released', () => {
    const claim = claimDataDir(folder);
    expect(() => claimDataDir(folder)).toThrow(/^Another Parley is running on the data folder/);
    claim.release();
    claimDataDir(folder).release();
  });

  it('says what to do when there is a file in its place', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(() => claimDataDir(file)).toThrow(/cannot be written \(EEXIST\).*set DATA_DIR to another one/);
    expect(() => claimDataDir(path.join(file, 'inside'))).toThrow(/cannot be written \(ENOTDIR\)/);
  });
});
