import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Config, ConfigError, LOCAL_SECRET_PREFIX, SETTING_NAMES } from '@parley/config';
import { ACTIONS, EVENTS } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedFiles, staleFiles, writeFiles } from './generate.ts';

const files = generatedFiles();
const CONTAINERS = ['api', 'gateway', 'worker', 'migrate'];

function text(file: string): string {
  const found = files.get(file);
  if (found === undefined) throw new Error(`${file} is not generated.`);
  return found;
}

function environmentOf(container: string): NodeJS.ProcessEnv {
  return { ...parseEnv(text('env/common.env')), ...parseEnv(text(`env/${container}.env`)) };
}

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    Config.load(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting }) => setting);
  }
}

describe('docs/configuration.md', () => {
  it('has one row for every setting', () => {
    const rows = [...text('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(SETTING_NAMES);
  });

  it('describes every setting', () => {
    for (const row of text('docs/configuration.md').matchAll(/^\| `.*$/gm))
      expect(row[0]).toMatch(/\| [^|]{5,} \|$/);
  });

  it('says what is secret, what is allowed and what is the default', () => {
    const page = text('docs/configuration.md');
    expect(page).toMatch(/^\| `JWT_SECRET` \| must be set \| at least 32 characters \| yes \|/m);
    expect(page).toMatch(/^\| `PORT` \| `8080` \| 0 to 65535 \|  \|/m);
    expect(page).toMatch(/^\| `MODE` \| `embedded` \| `embedded`, `cluster` \|  \|/m);
  });
});

describe('docs/protocol.md', () => {
  const page = text('docs/protocol.md');
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);

  it('has a part for every action and event, and says what it is for', () => {
    const names = [ACTIONS, EVENTS].flatMap((table) =>
      Object.entries<object>(table).flatMap(([channel, rows]) =>
        Object.keys(rows).map((name) => `${channel}/${name}`),
      ),
    );
    expect(headings.filter((heading) => heading.includes('/')).sort()).toEqual(names.sort());
    for (const name of names)
      expect(page).toMatch(new RegExp(`^#### ${name}\n\n_(Frame|Event)\\._ \\p{Lu}`, 'mu'));
  });

  it('leads nowhere that is not there', () => {
    const anchors = headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const targets = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(targets.filter((target = '') => !anchors.includes(target))).toEqual([]);
  });

  it('begins with a client of ten lines', () => {
    const [, afterFence = ''] = page.split('```js\n');
    const [client = ''] = afterFence.split('\n```');
    expect(client.split('\n')).toHaveLength(10);
  });
});

describe('env/*.env', () => {
  it.each(CONTAINERS)('lets the %s start in a local cluster', (container) => {
    const { settings } = Config.load(environmentOf(container));
    expect(settings.MODE).toBe('cluster');
    expect(settings.PARLEY_ENV).toBe('local');
  });

  it.each(CONTAINERS)('is refused by the %s in production, every published secret by name', (container) => {
    const environment = environmentOf(container);
    const published = Object.keys(environment).filter((name) =>
      environment[name]?.includes(LOCAL_SECRET_PREFIX),
    );
    expect(published).toEqual(expect.arrayContaining(['JWT_SECRET', 'SECRET_KEY', 'DATABASE_URL']));
    expect(problemsOf({ ...environment, PARLEY_ENV: 'production' })).toEqual(
      expect.arrayContaining([...published, 'SMS_DRIVER', 'MAIL_DRIVER']),
    );
  });

  it('gives the administrator’s password to nobody but the migration', () => {
    const knowing = CONTAINERS.filter((container) => 'ADMIN_PASSWORD' in environmentOf(container));
    expect(knowing).toEqual(['migrate']);
  });

  it('makes the database that the others ask for', () => {
    const { MYSQL_USER, MYSQL_PASSWORD, MYSQL_DATABASE } = parseEnv(text('env/mysql.env'));
    expect(environmentOf('api').DATABASE_URL).toBe(
      `mysql://${MYSQL_USER}:${MYSQL_PASSWORD}@mysql:3306/${MYSQL_DATABASE}`,
    );
  });

  it('lets api, gateway and worker listen on ports of their own', () => {
    expect(['api', 'gateway', 'worker'].map((container) => environmentOf(container).PORT)).toEqual([
      '5000',
      '5001',
      '5002',
    ]);
  });
});

describe('env/*.env.example', () => {
  it('explains every setting that a cluster knows, once', () => {
    const shared = settingsIn('env/common.env.example');
    const ofContainers = CONTAINERS.flatMap((name) => settingsIn(`env/${name}.env.example`));
    expect(new Set(shared).size).toBe(shared.length);
    expect(new Set([...shared, ...ofContainers])).toEqual(
      new Set(SETTING_NAMES.filter((name) => name !== 'DATA_DIR')),
    );
  });

  function settingsIn(file: string): string[] {
    return [...text(file).matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = '']) => name);
  }
});

describe('the check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'parley-generate-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('finds nothing stale in what was just written', () => {
    writeFiles(root, files);
    expect(staleFiles(root, files)).toEqual([]);
  });

  it('names a file that was changed by hand and one that is missing', () => {
    writeFiles(root, files);
    writeFileSync(path.join(root, 'env/api.env'), 'PORT=1\n');
    rmSync(path.join(root, 'docs/configuration.md'));
    expect(staleFiles(root, files)).toEqual(['docs/configuration.md', 'env/api.env']);
  });
});
