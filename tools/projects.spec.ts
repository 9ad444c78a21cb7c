import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const BOUNDARIES = '@nx/enforce-module-boundaries';
const root = path.resolve(import.meta.dirname, '..');
const projects = ['apps', 'libs'].flatMap((group) =>
  readdirSync(path.join(root, group)).map((name) => ({ group, name, folder: `${group}/${name}` })),
);

const Manifest = z.object({ name: z.string(), nx: z.object({ tags: z.array(z.string()) }) });
const BoundaryRule = z.tuple([
  z.number(),
  z.object({ depConstraints: z.array(z.object({ sourceTag: z.string() })) }),
]);

/** Only the rule in question and no type information, so that files can be made up. */
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === BOUNDARIES,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: null } },
  },
});

beforeAll(() => {
  // The rule reads the project graph that this leaves behind, as in `npm run lint`.
  execFileSync(path.join(root, 'node_modules/.bin/nx'), ['show', 'projects'], { cwd: root });
});

describe.each(projects)('$folder', ({ group, name, folder }) => {
  const tag = `${group === 'apps' ? 'app' : 'lib'}:${name}`;

  it('is a package named after its folder, with its own tag', () => {
    const manifest = Manifest.parse(
      JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
    );
    expect(manifest.name).toBe(`@parley/${name}`);
    expect(manifest.nx.tags).toEqual([tag]);
  });

  it('has a rule that says what it may import', async () => {
    const config = z
      .object({ rules: z.record(z.string(), z.unknown()) })
      .parse(await eslint.calculateConfigForFile(path.join(root, folder, 'src/any.ts')));
    const [severity, { depConstraints }] = BoundaryRule.parse(config.rules[BOUNDARIES]);
    expect(severity).toBe(2);
    expect(depConstraints.filter(({ sourceTag }) => sourceTag === tag)).toHaveLength(1);
  });
});

describe('the packages', () => {
  const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

  it('that servers need all lie in the one node_modules that their bundles find from dist', () => {
    const { packages } = Lock.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
    const nested = Object.entries(packages)
      .filter(([place, { dev }]) => !dev && /^(apps|libs)\/[^/]+\/node_modules\//.test(place))
      .map(([place]) => place)
      .filter((place) => !place.startsWith('apps/web/')); // goes into the client's bundle
    expect(nested).toEqual([]);
  });
});

describe('the lint', () => {
  it.each([
    ['libs/contracts', '@parley/domain'],
    ['libs/config', '@parley/infra'],
    ['libs/database', '@parley/infra'],
    ['libs/infra', '@parley/database'],
    ['libs/domain', '@parley/api'],
    ['libs/domain', 'ioredis'],
    ['libs/domain', '@nestjs/platform-express'],
    ['libs/client', '@parley/config'],
    ['apps/web', '@parley/domain'],
    ['apps/gateway', '@parley/api'],
  ])('refuses that %s imports %s', async (folder, imported) => {
    expect(await boundaryReports(folder, imported)).toEqual([BOUNDARIES]);
  });

  it.each([
    ['libs/config', '@parley/contracts'],
    ['libs/domain', '@parley/database'],
    ['apps/web', '@parley/client'],
    ['apps/api', '@parley/domain'],
    ['apps/standalone', '@parley/api'],
  ])('lets %s import %s', async (folder, imported) => {
    expect(await boundaryReports(folder, imported)).toEqual([]);
  });

  async function boundaryReports(folder: string, imported: string): Promise<string[]> {
    const filePath = path.join(root, folder, 'src/made-up.ts');
    const results = await eslint.lintText(`import '${imported}';\n`, { filePath });
    return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'not parsed'));
  }
});
