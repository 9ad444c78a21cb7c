import { type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Runtime } from '@parley/domain';
import { type Logger } from 'pino';
import { ReadinessCheck } from './readiness.ts';

const LOOK_FOR_IDLE_MS = 100;

/**
 * On SIGTERM or SIGINT: takes no more connections, lets what runs finish for SHUTDOWN_GRACE_SECONDS, closes everything and
 * ends the process. A second signal ends it at once.
 */
export function stopOnSignal(app: NestExpressApplication, runtime: Runtime, logger: Logger): void {
  const graceSeconds = runtime.config.settings.SHUTDOWN_GRACE_SECONDS;
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, 'stopping');
    app.get(ReadinessCheck).announceStop();
    const outcome = await Promise.race([
      close(app, runtime),
      sleep(graceSeconds * 1000, 'out of time' as const, { ref: false }),
    ]);
    if (outcome === 'out of time') logger.warn({ graceSeconds }, 'stopped before everything was finished');
    else logger.info({}, 'stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
}

async function close(app: NestExpressApplication, runtime: Runtime): Promise<void> {
  const server: Server = app.getHttpServer();
  // Node closes what is idle now; connections that become idle while others finish would otherwise stay for their keep-alive.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  await app.close();
  clearInterval(idle);
  await runtime.close();
}
