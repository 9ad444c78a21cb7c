import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const libs = (...names) => names.map((name) => `lib:${name}`);
const allLibs = libs('contracts', 'config', 'database', 'infra', 'domain', 'edge');

/** Who may import whom; see docs/where-things-go.md. A test checks that every project carries its tag. */
const importRules = [
  { sourceTag: 'lib:contracts', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'lib:config', onlyDependOnLibsWithTags: libs('contracts') },
  { sourceTag: 'lib:database', onlyDependOnLibsWithTags: libs('contracts', 'config') },
  { sourceTag: 'lib:infra', onlyDependOnLibsWithTags: libs('contracts', 'config') },
  {
    sourceTag: 'lib:domain',
    onlyDependOnLibsWithTags: libs('contracts', 'config', 'database', 'infra'),
    bannedExternalImports: [
      'socket.io',
      'bullmq',
      'ioredis',
      'express',
      '@nestjs/platform-*',
      '@nestjs/websockets',
      '@nestjs/swagger',
    ],
  },
  {
    sourceTag: 'lib:edge',
    onlyDependOnLibsWithTags: libs('contracts', 'config', 'database', 'infra', 'domain'),
  },
  {
    sourceTag: 'lib:client',
    onlyDependOnLibsWithTags: libs('contracts'),
    bannedExternalImports: ['@nestjs/*'],
  },
  { sourceTag: 'lib:testing', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'app:web', onlyDependOnLibsWithTags: libs('contracts', 'client') },
  ...['api', 'gateway', 'worker'].map((app) => ({
    sourceTag: `app:${app}`,
    onlyDependOnLibsWithTags: allLibs,
  })),
  {
    sourceTag: 'app:standalone',
    onlyDependOnLibsWithTags: [...allLibs, 'app:api', 'app:gateway', 'app:worker'],
  },
];

/** Their specs import the testing library, which builds on them; the code itself must not. */
const testedWithTesting = ['config', 'database', 'infra', 'domain', 'client'].map((name) => [
  `@parley/${name}`,
  '@parley/testing',
]);

export default defineConfig(
  globalIgnores(['**/dist', '**/node_modules', '.nx', '.data', 'coverage']),
  { files: ['**/*.{js,mjs,ts,tsx}'], plugins: { '@nx': nx } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Nest declares its options as classes, and Express's requests are not made by Node's constructor.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It takes Promise.withResolvers<void>() for a mistake.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // A driver in memory keeps an interface that promises; `async` also turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['apps/web/src/**/*.spec.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: false, project: 'apps/web/tsconfig.spec.json' },
    },
  },
  {
    files: ['apps/web/src/pwa/service-worker.ts'],
    languageOptions: {
      parserOptions: { projectService: false, project: 'apps/web/tsconfig.worker.json' },
    },
  },
  {
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.{spec,fixture}.{ts,tsx}'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: importRules,
          enforceBuildableLibDependency: false,
          ignoredCircularDependencies: testedWithTesting,
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/config reads the environment.' },
      ],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'libs/testing/src/**', 'tests/**'],
    // Vitest types its asymmetric matchers, such as expect.any(String), as any.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['libs/{config,testing}/src/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  // Their comments say why.
  {
    files: ['libs/infra/src/{failpoint,planted-bugs,bus/bus-faulty}.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['tools/**', 'tests/bench/**'], rules: { 'no-console': 'off' } },
);
