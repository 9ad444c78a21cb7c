import { Inject, Injectable } from '@nestjs/common';
import { RUNTIME, type Runtime } from '@parley/domain';
import { inTime } from './in-time.ts';

const PATIENCE_MS = 2000;
const PROBE = { name: 'health', points: 1, seconds: 1 };

export interface Readiness {
  status: 'ready' | 'unavailable' | 'stopping';
  dependencies: Record<string, { status: 'up' } | { status: 'down'; reason: string }>;
}

/** Whether this process can do its work: each thing that it depends on is asked, all at once, for two seconds at most. */
@Injectable()
export class ReadinessCheck {
  private stopping = false;

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** From now on whoever balances the load should look elsewhere. */
  announceStop(): void {
    this.stopping = true;
  }

  async run(): Promise<Readiness> {
    const { database, bus, limits } = this.runtime;
    const answers = await Promise.all([
      ask('database', () => database.ping()),
      ask('bus', () => (bus.healthy ? Promise.resolve() : Promise.reject(new Error('Not connected.')))),
      ask('limits', () => limits.peek(PROBE, 'probe')),
    ]);
    const allUp = answers.every(([, { status }]) => status === 'up');
    return {
      status: this.stopping ? 'stopping' : allUp ? 'ready' : 'unavailable',
      dependencies: Object.fromEntries(answers),
    };
  }
}

type Answer = [name: string, Readiness['dependencies'][string]];

async function ask(name: string, probe: () => Promise<unknown>): Promise<Answer> {
  try {
    await inTime(probe(), PATIENCE_MS, () => new Error('No answer in time.'));
    return [name, { status: 'up' }];
  } catch (error) {
    return [name, { status: 'down', reason: reasonOf(error) }];
  }
}

/** A code for operators. The page is open to all, so messages with addresses and accounts in them stay out of it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';
}
