import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSettings } from './config-check.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-config-check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function envFile(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const WORKING = [
  'PARLEY_ENV=local',
  'JWT_SECRET=one-secret-that-is-long-enough-000000000',
  'SECRET_KEY=another-secret-that-is-long-enough-00000',
].join('\n');

describe('config:check', () => {
  it('says that settings work, and how Parley would run with them', () => {
    const { works, text } = checkSettings([envFile('a.env', WORKING)], {});
    expect(works).toBe(true);
    expect(text).toContain('The settings work.');
    expect(text).toContain('embedded mode, local environment, at http://localhost:8080');
  });

  it('needs nothing for embedded mode, which makes its own secrets', () => {
    expect(checkSettings([], {}).text).toContain('embedded mode, local environment');
  });

  it('says everything that is wrong at once', () => {
    const { works, text } = checkSettings(
      [envFile('a.env', 'MODE=cluster\nPORT=none\nLOG_LEVEL=loud\n')],
      {},
    );
    expect(works).toBe(false);
    expect(text).toMatch(/PORT: .+/);
    expect(text).toMatch(/LOG_LEVEL: .+/);
    expect(text).toMatch(/JWT_SECRET: Must be set\./);
  });

  it('lets a later file win over an earlier one, and the environment over both', () => {
    const files = [
      envFile('a.env', `${WORKING}\nPUBLIC_URL=http://first.example\nSMS_DRIVER=off`),
      envFile('b.env', 'PUBLIC_URL=http://second.example\nMAIL_DRIVER=off'),
    ];
    expect(checkSettings(files, {}).text).toContain('at http://second.example');
    expect(checkSettings(files, { PUBLIC_URL: 'http://third.example' }).text).toContain(
      'at http://third.example',
    );
    expect(checkSettings(files, {}).text).toContain('text messages: off, mail: off');
  });

  it('names a file that cannot be read', () => {
    const { works, text } = checkSettings([path.join(folder, 'missing.env')], {});
    expect(works).toBe(false);
    expect(text).toContain('missing.env cannot be read');
  });

  it('never prints a secret', () => {
    const secret = 'hush-hush';
    expect(checkSettings([envFile('a.env', `JWT_SECRET=${secret}`)], {}).text).not.toContain(secret);
  });
});
