import type { Program } from '../../libs/testing/src/services/available.ts';

/**
 * One stage after the other. Within a stage two steps run at once: checks take one processor each, and systems mostly
 * wait for databases, processes and pages. Unit tests are busy enough by themselves.
 */
export const STAGES = ['checks', 'units', 'systems'] as const;
export type Stage = (typeof STAGES)[number];

export interface Step {
  /** What people type: `npm test -- unit`. */
  readonly name: string;
  readonly title: string;
  readonly stage: Stage;
  readonly run:
    | { readonly npmScript: string }
    | { readonly vitestProject: string; readonly env?: Readonly<Record<string, string>> };
  readonly builds?: readonly ('normal' | 'failpoints')[];
  /** Programs that the step makes use of. */
  readonly uses?: readonly Program[];
  /** Programs that make it quicker where they are to be had. */
  readonly prefers?: readonly Program[];
  /** Without one of the programs: the whole step is left out, or its own tests skip what they cannot do. */
  readonly withoutThem?: 'leave out' | 'skip some';
}

const SERVERS = ['mariadbd', 'redis-server', 'nginx'] as const;

/**
 * In the order in which they start: what fails fastest comes first; of the systems, what takes longest, beside which the
 * others run.
 */
export const STEPS: readonly Step[] = [
  { name: 'lint', stage: 'checks', title: 'Lint', run: { npmScript: 'lint' } },
  { name: 'format', stage: 'checks', title: 'Format', run: { npmScript: 'format:check' } },
  { name: 'types', stage: 'checks', title: 'Types', run: { npmScript: 'typecheck' } },
  { name: 'generated', stage: 'checks', title: 'Generated files', run: { npmScript: 'generate:check' } },
  {
    name: 'unit',
    title: 'Unit tests',
    stage: 'units',
    run: { vitestProject: 'unit' },
    uses: SERVERS,
    withoutThem: 'skip some',
  },
  {
    name: 'browser',
    title: 'Browser, embedded mode',
    stage: 'systems',
    run: { vitestProject: 'browser', env: { PARLEY_TEST_MODE: 'embedded' } },
    builds: ['normal'],
    uses: ['chromium'],
    prefers: ['chromium-headless-shell'],
    withoutThem: 'leave out',
  },
  {
    name: 'start',
    title: 'Starting and stopping',
    stage: 'systems',
    run: { vitestProject: 'start' },
    builds: ['normal'],
  },
  {
    name: 'embedded',
    title: 'End to end, embedded mode',
    stage: 'systems',
    run: { vitestProject: 'e2e', env: { PARLEY_TEST_MODE: 'embedded' } },
    builds: ['normal'],
  },
  {
    name: 'cluster',
    title: 'End to end, cluster mode',
    stage: 'systems',
    run: { vitestProject: 'e2e', env: { PARLEY_TEST_MODE: 'cluster' } },
    builds: ['normal'],
    uses: SERVERS,
    withoutThem: 'leave out',
  },
  {
    name: 'faults',
    title: 'Faults',
    stage: 'systems',
    run: { vitestProject: 'faults' },
    builds: ['normal', 'failpoints'],
    uses: SERVERS,
    withoutThem: 'leave out',
  },
  {
    name: 'browser-cluster',
    title: 'Browser, cluster mode',
    stage: 'systems',
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
