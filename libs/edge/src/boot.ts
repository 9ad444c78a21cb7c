import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Config, ConfigError } from '@parley/config';
import { type Runtime, RuntimeModule } from '@parley/domain';
import { type Logger } from 'pino';
import { EdgeModule } from './edge.module.ts';
import { setUpHttp } from './http.ts';
import { createLogger } from './logger.ts';
import { NestLogger } from './nest-logger.ts';
import { awaitSchema, openRuntimePatiently } from './patient-runtime.ts';
import { stopOnSignal } from './shutdown.ts';
import { StartupProblem } from './startup-problem.ts';

/** `EX_CONFIG` of sysexits: starting again without a change is of no use. */
const EXIT_CONFIG = 78;

export interface ServerPlan {
  /** Names the process in its log. */
  readonly name: string;
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  /** Where the settings come from; the environment alone, unless it is said. */
  readonly loadConfig?: () => Promise<Config> | Config;
  /** Runs when everything can be injected and before the first request. */
  readonly configure?: (app: NestExpressApplication, runtime: Runtime) => Promise<void> | void;
}

export interface RunningServer {
  readonly app: NestExpressApplication;
  readonly runtime: Runtime;
  readonly logger: Logger;
  /** Where it listens. */
  readonly url: string;
}

@Module({})
class ServerModule {}

/** A server process from its settings to its end; what keeps it from starting is said in a line. */
export async function runServer(plan: ServerPlan): Promise<RunningServer> {
  return orExplain(async () => {
    const config = plan.loadConfig ? await plan.loadConfig() : Config.load();
    const logger = createLogger(plan.name, config.settings.LOG_LEVEL);
    dieOfTheUnexpected(logger);
    const runtime = await openRuntimePatiently(config, logger);
    await awaitSchema(runtime, logger);
    const app = await createServer(plan, runtime, logger);
    await plan.configure?.(app, runtime);
    await app.init();
    stopOnSignal(app, runtime, logger);
    const url = await listen(app, config);
    logger.info({ url, mode: config.settings.MODE }, 'listening');
    return { app, runtime, logger, url };
  });
}

/** Creates the server without starting it; tests use it as it is. */
export async function createServer(
  { imports }: Pick<ServerPlan, 'imports'>,
  runtime: Runtime,
  logger: Logger,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    { module: ServerModule, imports: [RuntimeModule.of(runtime), EdgeModule, ...imports] },
    { bodyParser: false, abortOnError: false, logger: new NestLogger(logger) },
  );
  setUpHttp(app, runtime.config, logger);
  return app;
}

/** Runs the work; a problem that its owner can solve is told without a stack, and ends the process. */
export async function orExplain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartupProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
  }
}

async function listen(app: NestExpressApplication, { settings }: Config): Promise<string> {
  const { PORT: port, HOST: host } = settings;
  const server = app.getHttpServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(error, port, host);
  }
  const { address, family, port: bound } = server.address() as AddressInfo;
  const shown =
    address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${shown}:${bound}`;
}

function cannotListen(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const explain = (message: string) => new StartupProblem(message, { cause: error });
  switch (code) {
    case 'EADDRINUSE':
      return explain(
        `Port ${port} is in use. Stop what uses it, or set PORT to another one: PORT=${port + 1}.`,
      );
    case 'EACCES':
      return explain(`This user may not listen on port ${port}. Set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return explain(`${host} (HOST) is not an address of this machine.`);
    default:
      return error;
  }
}

/** After an error that nobody foresaw nothing can be relied on; whoever supervises the process starts it afresh. */
function dieOfTheUnexpected(logger: Logger): void {
  process.on('uncaughtException', (error, origin) => {
    logger.fatal({ err: error, origin }, 'an unexpected error ends the process');
    process.exit(1);
  });
}
