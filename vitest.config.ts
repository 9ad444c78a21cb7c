import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const conditions = ['@parley/source'];

const shared = {
  define: { __FAILPOINTS__: 'true' },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where Vitest runs global set-up; `resolve` and `ssr` do not reach it.
  environments: { __vitest__: { resolve: { conditions } } },
};

/** Long: what hangs is to be noticed, and what is slow because the machine is busy is not. */
const TWO_MINUTES = 120_000;
const FIVE_MINUTES = 300_000;
const TEN_MINUTES = 600_000;

/** A browser is at the mercy of the machine. `npm test` names the tests that needed a second try. */
const browserRetry = ['true', '1'].includes(process.env['CI'] ?? '') ? 1 : 0;

const outside: readonly { name: string; include: string; ownSystems?: boolean; retry?: number }[] = [
  { name: 'e2e', include: 'tests/e2e/**/*.spec.ts' },
  // These two wait most of the time.
  { name: 'start', include: 'tests/start/**/*.spec.ts', ownSystems: true },
  { name: 'faults', include: 'tests/faults/**/*.spec.ts', ownSystems: true },
  { name: 'browser', include: 'tests/browser/**/*.spec.ts', retry: browserRetry },
  { name: 'browser-core', include: 'tests/browser/core-journey.spec.ts', retry: browserRetry },
];

/** `unit` lies beside the code; the others drive the built system from outside. `tools/test.mjs` runs them all. */
export default defineConfig({
  test: {
    // Many specs wait for a database or a process rather than for the processor.
    maxWorkers: Math.max(3, Math.ceil(availableParallelism() / 2)),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          setupFiles: ['tests/patience.setup.ts'],
          include: ['{apps,libs,tools}/**/*.spec.{ts,tsx}'],
          testTimeout: TWO_MINUTES,
          hookTimeout: TEN_MINUTES,
          // Files leave nothing behind; what they import, the database among it, is there for the next ones.
          isolate: false,
        },
      },
      ...outside.map(({ name, include, ownSystems = false, retry = 0 }) => ({
        ...shared,
        test: {
          name,
          setupFiles: ['tests/patience.setup.ts'],
          include: [include],
          globalSetup: ownSystems ? [] : ['tests/system.setup.ts'],
          testTimeout: FIVE_MINUTES,
          hookTimeout: TEN_MINUTES,
          fileParallelism: ownSystems,
          isolate: ownSystems,
          retry,
        },
      })),
    ],
  },
});
