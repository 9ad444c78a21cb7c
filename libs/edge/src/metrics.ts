import { Inject, Injectable } from '@nestjs/common';
import { RUNTIME, type Runtime } from '@parley/domain';
import { type NextFunction, type Request, type Response } from 'express';
import { Gauge, Histogram } from 'prom-client';
import { metricsRegistry } from './metrics-registry.ts';
import { routeOf } from './request-route.ts';
import { VERSION } from './version.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const registers = [metricsRegistry];

const requestSeconds = new Histogram({
  registers,
  name: 'parley_http_request_duration_seconds',
  help: 'Time from a request to the end of its answer.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});
const buildInfo = new Gauge({
  registers,
  name: 'parley_build_info',
  help: 'Which Parley this is; the value is always 1.',
  labelNames: ['version', 'mode'],
});
const jobsWaiting = new Gauge({
  registers,
  name: 'parley_jobs_waiting',
  help: 'Jobs that are committed and not yet handed on or done.',
});
const jobsDead = new Gauge({
  registers,
  name: 'parley_jobs_dead',
  help: 'Jobs that failed at every attempt and wait for somebody to look.',
});

export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = requestSeconds.startTimer();
  response.once('finish', () => {
    stop({
      method: METHODS.has(request.method) ? request.method : 'other',
      route: routeOf(request),
      status: response.statusCode,
    });
  });
  next();
}

/** What this process counts, in the text format of Prometheus. */
@Injectable()
export class Metrics {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {
    buildInfo.set({ version: VERSION, mode: runtime.config.settings.MODE }, 1);
  }

  async text(): Promise<string> {
    const { jobs } = this.runtime;
    await Promise.all([show(jobsWaiting, () => jobs.countWaiting()), show(jobsDead, () => jobs.countDead())]);
    return metricsRegistry.metrics();
  }
}

async function show(gauge: Gauge, count: () => Promise<number>): Promise<void> {
  try {
    gauge.set(await count());
  } catch {
    // Without a database the other figures are wanted all the more, and no figure is better than an old one.
    gauge.set(Number.NaN);
  }
}
