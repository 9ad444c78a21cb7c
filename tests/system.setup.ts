import { startSystem, type Mode } from '@parley/testing';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The running system that all tests of a run share; each test makes people of its own in it. */
    system: { mode: Mode; url: string };
  }
}

/** Starts the built system before the first test, in the mode that PARLEY_TEST_MODE names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const system = await startSystem(modeOf(process.env['PARLEY_TEST_MODE'] ?? 'embedded'), {
    env: { SEED_DEMO: 'true' },
  });
  project.provide('system', { mode: system.mode, url: system.url });
  return () => system.stop();
}

function modeOf(name: string): Mode {
  if (name === 'embedded' || name === 'cluster') return name;
  throw new Error(`PARLEY_TEST_MODE is embedded or cluster, not "${name}".`);
}
