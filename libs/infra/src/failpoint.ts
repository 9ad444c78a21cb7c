import { setTimeout as sleep } from 'node:timers/promises';

/** Set by the build: true in the builds for fault tests, false in all others. */
declare const __FAILPOINTS__: boolean | undefined;

interface Armed {
  readonly action: { readonly kind: 'kill' } | { readonly kind: 'pause'; readonly ms: number };
  /** Acts at this passing only; at each when not given. */
  readonly at: number | undefined;
  passed: number;
}

let armed: Map<string, Armed> | undefined;

/**
 * A place where fault tests can kill or hold the process. Normal builds compile it to nothing.
 *
 * `PARLEY_FAILPOINTS_ARMED="outbox.after-dispatch=kill,job.before-handler=pause:3000,job.after-handler=kill@2"` decides
 * what happens where; `@2` means at the second passing only. It is read here and not in libs/config because it is no
 * setting: no build that anyone runs in earnest knows it.
 */
export function failpoint(name: string): Promise<void> | void {
  if (typeof __FAILPOINTS__ === 'undefined' || !__FAILPOINTS__) return;
  armed ??= parse(process.env.PARLEY_FAILPOINTS_ARMED ?? '');
  const point = armed.get(name);
  if (!point) return;
  point.passed += 1;
  if (point.at !== undefined && point.at !== point.passed) return;
  if (point.action.kind === 'pause') {
    process.stderr.write(`Paused at ${name}\n`);
    return sleep(point.action.ms);
  }
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

function parse(text: string): Map<string, Armed> {
  const points = new Map<string, Armed>();
  for (const part of text.split(',').filter(Boolean)) {
    const [, name, kill, ms, at] = /^([\w.-]+)=(?:(kill)|pause:(\d+))(?:@(\d+))?$/.exec(part.trim()) ?? [];
    if (!name)
      throw new Error(
        `PARLEY_FAILPOINTS_ARMED: "${part}" is not name=kill or name=pause:ms, with or without @n.`,
      );
    points.set(name, {
      action: kill ? { kind: 'kill' } : { kind: 'pause', ms: Number(ms) },
      at: at === undefined ? undefined : Number(at),
      passed: 0,
    });
  }
  return points;
}
