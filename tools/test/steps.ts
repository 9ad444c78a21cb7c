import type { Program } from '../../libs/testing/src/services/available.ts';

export interface Step {
  /** What people type: `npm test -- unit`. */
  readonly name: string;
  readonly title: string;
  readonly run:
    | { readonly npmScript: string }
    | { readonly vitestProject: string; readonly env?: Readonly<Record<string, string>> };
  readonly builds?: readonly ('normal' | 'failpoints')[];
  /** Programs that the step makes use of. */
  readonly uses?: readonly Program[];
  /** Programs that make it quicker where they are to be had. */
  readonly prefers?: readonly Program[];
  /** A machine with processors to spare runs its files in several parts, each with a system of its own. */
  readonly divisible?: boolean;
  /** Without one of the programs: the whole step is left out, or its own tests skip what they cannot do. */
  readonly withoutThem?: 'leave out' | 'skip some';
}

const SERVERS = ['mariadbd', 'redis-server', 'nginx'] as const;

/**
 * In the order in which they start: first what fails fastest, then what takes longest, so that nothing long is left alone
 * at the end.
 */
export const STEPS: readonly Step[] = [
  { name: 'lint', title: 'Lint', run: { npmScript: 'lint' } },
  { name: 'types', title: 'Types', run: { npmScript: 'typecheck' } },
  { name: 'format', title: 'Format', run: { npmScript: 'format:check' } },
  { name: 'generated', title: 'Generated files', run: { npmScript: 'generate:check' } },
  {
    name: 'browser',
    title: 'Browser, embedded mode',
    run: { vitestProject: 'browser', env: { PARLEY_TEST_MODE: 'embedded' } },
    builds: ['normal'],
    uses: ['chromium'],
    prefers: ['chromium-headless-shell'],
    withoutThem: 'leave out',
    divisible: true,
  },
  {
    name: 'unit',
    title: 'Unit tests',
    run: { vitestProject: 'unit' },
    uses: SERVERS,
    withoutThem: 'skip some',
  },
  {
    name: 'faults',
    title: 'Faults',
    run: { vitestProject: 'faults' },
    builds: ['normal', 'failpoints'],
    uses: SERVERS,
    withoutThem: 'leave out',
  },
  {
    name: 'cluster',
    title: 'End to end, cluster mode',
    run: { vitestProject: 'e2e', env: { PARLEY_TEST_MODE: 'cluster' } },
    builds: ['normal'],
    uses: SERVERS,
    withoutThem: 'leave out',
  },
  {
    name: 'embedded',
    title: 'End to end, embedded mode',
    run: { vitestProject: 'e2e', env: { PARLEY_TEST_MODE: 'embedded' } },
    builds: ['normal'],
  },
  {
    name: 'start',
    title: 'Starting and stopping',
    run: { vitestProject: 'start' },
    builds: ['normal'],
  },
  {
    name: 'browser-cluster',
    title: 'Browser, cluster mode',
    run: { vitestProject: 'browser-core', env: { PARLEY_TEST_MODE: 'cluster' } },
    builds: ['normal'],
    uses: [...SERVERS, 'chromium'],
    withoutThem: 'leave out',
  },
];

export interface Request {
  readonly steps: readonly Step[];
  /** Whether missing packages of the system may be installed. */
  readonly mayInstall: boolean;
}

/** What the command line asks for: all steps unless some are named. */
export function readRequest(args: readonly string[]): Request {
  const names = args.filter((arg) => arg !== '--no-install');
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = STEPS.map(({ name }) => name).join(', ');
    throw new RangeError(
      `There is no step ${unknown.join(', ')}. Name some of: ${known}; or none, for all. --no-install leaves the system alone.`,
    );
  }
  return {
    steps: names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name)),
    mayInstall: !args.includes('--no-install'),
  };
}
