import { defineConfig } from 'vitest/config';

const conditions = ['@parley/source'];

const shared = {
  define: { __FAILPOINTS__: 'true' },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where Vitest runs global set-up; `resolve` and `ssr` do not reach it.
  environments: { __vitest__: { resolve: { conditions } } },
};

const TEN_MINUTES = 600_000;

/** `unit` lies beside the code; the others drive the built system from outside. `tools/test.mjs` runs them all. */
export default defineConfig({
  test: {
    // Many specs wait for a database or a process rather than for the processor.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools}/**/*.spec.{ts,tsx}'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      ...(['e2e', 'faults', 'browser'] as const).map((name) => ({
        ...shared,
        test: {
          name,
          include: [`tests/${name}/**/*.spec.ts`],
          globalSetup: name === 'faults' ? [] : ['tests/system.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: TEN_MINUTES,
          // Fault tests have systems of their own and wait most of the time.
          fileParallelism: name === 'faults',
        },
      })),
    ],
  },
});
