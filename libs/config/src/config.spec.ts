import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config, ConfigError, type ConfigProblem } from './index.ts';

const SECRETS = {
  JWT_SECRET: 'one-secret-that-is-long-enough-000000000',
  SECRET_KEY: 'another-secret-that-is-long-enough-00000',
};
const EMBEDDED = { ...SECRETS, PARLEY_ENV: 'local' };
const CLUSTER = {
  ...EMBEDDED,
  MODE: 'cluster',
  DATABASE_URL: 'mysql://parley:pass@db:3306/parley',
  REDIS_URL: 'redis://cache:6379',
  FILES_DIR: '/var/lib/parley/files',
};
const PRODUCTION = {
  ...CLUSTER,
  PARLEY_ENV: 'production',
  PUBLIC_URL: 'https://chat.example.org',
  SMS_DRIVER: 'off',
  MAIL_DRIVER: 'off',
};

function problemsOf(environment: NodeJS.ProcessEnv): readonly ConfigProblem[] {
  try {
    Config.load(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

function refused(environment: NodeJS.ProcessEnv): string[] {
  return problemsOf(environment).map(({ setting }) => setting);
}

describe('settings', () => {
  it('have defaults for everything but the secrets', () => {
    const { settings } = Config.load(EMBEDDED);
    expect(settings).toMatchObject({
      MODE: 'embedded',
      PORT: 8080,
      PUBLIC_URL: 'http://localhost:8080',
      SMS_DRIVER: 'inbox',
      SEED_DEMO: false,
      ALLOWED_ORIGINS: [],
    });
    expect(refused({ PARLEY_ENV: 'local' })).toEqual(['JWT_SECRET', 'SECRET_KEY']);
  });

  it('are read as what they mean: numbers, switches and lists', () => {
    const { settings } = Config.load({
      ...EMBEDDED,
      PORT: '9000',
      SEED_DEMO: 'true',
      ALLOWED_ORIGINS: ' https://a.example, https://b.example ,',
    });
    expect(settings).toMatchObject({
      PORT: 9000,
      SEED_DEMO: true,
      ALLOWED_ORIGINS: ['https://a.example', 'https://b.example'],
    });
  });

  it('that are broken do not hide those that contradict one another', () => {
    const { REDIS_URL, ...withoutRedis } = CLUSTER;
    expect(REDIS_URL).toBeDefined();
    expect(refused({ ...withoutRedis, PORT: 'eighty', JWT_SECRET: 'short' }).toSorted()).toEqual([
      'JWT_SECRET',
      'PORT',
      'REDIS_URL',
    ]);
  });

  it('that are empty count as not set', () => {
    const { settings } = Config.load({ ...EMBEDDED, PORT: '', LOG_LEVEL: '', DATABASE_URL: '' });
    expect(settings).toMatchObject({ PORT: 8080, LOG_LEVEL: 'info', DATABASE_URL: '' });
  });

  it('cannot be changed by whoever holds them', () => {
    expect(Object.isFrozen(Config.load(EMBEDDED).settings)).toBe(true);
  });

  it('are in production unless something says otherwise', () => {
    expect(refused(SECRETS)).toEqual(expect.arrayContaining(['SMS_DRIVER', 'MAIL_DRIVER']));
  });
});

describe('problems', () => {
  it('are reported all together', () => {
    expect(
      refused({ ...EMBEDDED, PORT: '70000', MODE: 'both', PUBLIC_URL: 'chat.example.org', SEED_DEMO: 'yes' }),
    ).toEqual(expect.arrayContaining(['PORT', 'MODE', 'PUBLIC_URL', 'SEED_DEMO']));
  });

  it('of combinations are reported together too', () => {
    expect(refused({ ...EMBEDDED, MODE: 'cluster', SMS_DRIVER: 'twilio', MAIL_DRIVER: 'smtp' })).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'FILES_DIR',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_FROM',
      'SMTP_URL',
    ]);
  });

  it('show the value that was refused, unless it is a secret', () => {
    const [port] = problemsOf({ ...EMBEDDED, PORT: 'http' });
    expect(port?.message).toContain('"http"');
    const [secret] = problemsOf({ ...EMBEDDED, JWT_SECRET: 'hush-hush' });
    expect(secret?.setting).toBe('JWT_SECRET');
    expect(secret?.message).not.toContain('hush-hush');
  });

  it('are listed in one message, a line each', () => {
    expect(() => Config.load({ ...EMBEDDED, PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
      /The settings do not work:\n {2}PORT: .+\n {2}LOG_LEVEL: .+/,
    );
  });
});

describe('a secret from a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'parley-config-'));
    file = path.join(folder, 'secret');
    writeFileSync(file, `${SECRETS.JWT_SECRET}\n`);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read without the line break at its end', () => {
    const { settings } = Config.load({ ...EMBEDDED, JWT_SECRET: undefined, JWT_SECRET_FILE: file });
    expect(settings.JWT_SECRET).toBe(SECRETS.JWT_SECRET);
  });

  it('is refused beside the variable itself', () => {
    const [problem, ...others] = problemsOf({ ...EMBEDDED, JWT_SECRET_FILE: file });
    expect(problem).toEqual({
      setting: 'JWT_SECRET',
      message: 'Set either JWT_SECRET or JWT_SECRET_FILE, not both.',
    });
    expect(others).toEqual([]);
  });

  it('that cannot be read is named, once', () => {
    const missing = path.join(folder, 'missing');
    const problems = problemsOf({ ...EMBEDDED, JWT_SECRET: '', JWT_SECRET_FILE: missing });
    expect(problems).toEqual([
      { setting: 'JWT_SECRET_FILE', message: `The file ${missing} cannot be read (ENOENT).` },
    ]);
  });

  it('is no way to set what is not secret', () => {
    const { settings } = Config.load({ ...EMBEDDED, LOG_LEVEL_FILE: file });
    expect(settings.LOG_LEVEL).toBe('info');
  });
});

describe('combinations that cannot work', () => {
  it.each([
    ['a cluster without Redis', { ...CLUSTER, REDIS_URL: '' }, 'REDIS_URL'],
    ['a cluster on SQLite', { ...CLUSTER, DATABASE_URL: 'sqlite:///data/parley.db' }, 'DATABASE_URL'],
    ['a cluster that shares no files', { ...CLUSTER, FILES_DIR: '' }, 'FILES_DIR'],
    ['embedded mode on MySQL', { ...EMBEDDED, DATABASE_URL: CLUSTER.DATABASE_URL }, 'DATABASE_URL'],
    ['embedded mode with Redis', { ...EMBEDDED, REDIS_URL: CLUSTER.REDIS_URL }, 'REDIS_URL'],
    [
      'Twilio Verify without its service',
      { ...EMBEDDED, SMS_DRIVER: 'twilio-verify', TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token' },
      'TWILIO_VERIFY_SERVICE_SID',
    ],
    ['SMTP without a server', { ...EMBEDDED, MAIL_DRIVER: 'smtp' }, 'SMTP_URL'],
    ['half of Google', { ...EMBEDDED, GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET'],
    ['half of an administrator', { ...EMBEDDED, ADMIN_PHONE: '+12025550100' }, 'ADMIN_PASSWORD'],
    ['one secret for two uses', { ...EMBEDDED, SECRET_KEY: SECRETS.JWT_SECRET }, 'SECRET_KEY'],
    ['an origin with a path', { ...EMBEDDED, ALLOWED_ORIGINS: 'https://a.example/app' }, 'ALLOWED_ORIGINS'],
  ])('refuses %s', (_, environment, setting) => {
    expect(refused(environment)).toEqual([setting]);
  });

  it('takes a whole cluster', () => {
    expect(problemsOf(CLUSTER)).toEqual([]);
  });
});

describe('production', () => {
  it('takes settings made for it', () => {
    expect(Config.load(PRODUCTION).inProduction).toBe(true);
  });

  it.each([
    ['a published secret', { JWT_SECRET: 'local-only-jwt-secret-0123456789-abcdefghij' }, 'JWT_SECRET'],
    [
      'a published password inside an address',
      { DATABASE_URL: 'mysql://p:local-only-p@db/p' },
      'DATABASE_URL',
    ],
    ['the inbox for text messages', { SMS_DRIVER: 'inbox' }, 'SMS_DRIVER'],
    ['the inbox for mail', { MAIL_DRIVER: 'inbox' }, 'MAIL_DRIVER'],
    ['demo people', { SEED_DEMO: 'true' }, 'SEED_DEMO'],
    [
      'previews of the server’s own network',
      { LINK_PREVIEW_ALLOW_PRIVATE: 'true' },
      'LINK_PREVIEW_ALLOW_PRIVATE',
    ],
    ['plain http', { PUBLIC_URL: 'http://chat.example.org' }, 'PUBLIC_URL'],
  ])('refuses %s', (_, change, setting) => {
    expect(refused({ ...PRODUCTION, ...change })).toEqual([setting]);
  });

  it('takes plain http on the machine itself, for trying it out', () => {
    expect(problemsOf({ ...PRODUCTION, PUBLIC_URL: 'http://localhost:8080' })).toEqual([]);
  });

  it('is not fooled by a host name that only begins with localhost', () => {
    expect(refused({ ...PRODUCTION, PUBLIC_URL: 'http://localhost.example.org' })).toEqual(['PUBLIC_URL']);
  });
});

describe('what follows from the settings', () => {
  it('allows the origin of the public address, and those that are listed', () => {
    const config = Config.load({
      ...EMBEDDED,
      PUBLIC_URL: 'https://chat.example.org/',
      ALLOWED_ORIGINS: 'https://app.example.org',
    });
    expect(config.settings.PUBLIC_URL).toBe('https://chat.example.org');
    expect(config.allowedOrigins).toEqual(['https://chat.example.org', 'https://app.example.org']);
  });

  it('switches Google on by its client', () => {
    expect(Config.load(EMBEDDED).googleEnabled).toBe(false);
    const { googleEnabled } = Config.load({ ...EMBEDDED, GOOGLE_CLIENT_ID: 'a', GOOGLE_CLIENT_SECRET: 'b' });
    expect(googleEnabled).toBe(true);
  });

  it('lets a process say what holds where the environment is silent', () => {
    const { settings } = Config.load({ ...EMBEDDED, PORT: '9000', DATA_DIR: '' }, (given) => ({
      PORT: '1',
      DATA_DIR: `data-of-${given.PORT}`,
    }));
    expect(settings).toMatchObject({ PORT: 9000, DATA_DIR: 'data-of-9000', LOG_LEVEL: 'info' });
  });
});
