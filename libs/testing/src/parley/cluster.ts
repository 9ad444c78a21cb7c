import { existsSync } from 'node:fs';
import path from 'node:path';
import { startMariaDb, type MariaDbOptions, type MariaDbService } from '../services/mariadb.ts';
import { startNginx, type NginxService } from '../services/nginx.ts';
import { freePort } from '../services/ports.ts';
import { startRedis, type RedisOptions, type RedisService } from '../services/redis.ts';
import { makeTempFolder, removeFolder } from '../services/temp-folder.ts';
import type { Environment } from './environment.ts';
import { migrate, startApp, type App, type ParleyProcess } from './parley-process.ts';
import { ParleySystem } from './parley-system.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../../..');

export interface ClusterOptions {
  readonly apis?: number;
  readonly gateways?: number;
  readonly workers?: number;
  /** Settings that differ from those of the tests, for all processes. */
  readonly env?: Environment;
  /** More settings for single processes, by their names: `{ 'gateway-1': { … } }`. */
  readonly envOf?: Readonly<Record<string, Environment>>;
  readonly failpoints?: boolean;
  readonly mariadb?: MariaDbOptions;
  readonly redis?: RedisOptions;
}

export interface ClusterParts {
  readonly mariadb: MariaDbService;
  readonly redis: RedisService;
  readonly nginx: NginxService;
}

export class ParleyCluster extends ParleySystem implements ClusterParts {
  readonly mariadb: MariaDbService;
  readonly redis: RedisService;
  readonly nginx: NginxService;

  constructor(parts: ClusterParts, ...system: ConstructorParameters<typeof ParleySystem>) {
    super(...system);
    this.mariadb = parts.mariadb;
    this.redis = parts.redis;
    this.nginx = parts.nginx;
  }
}

/** The system as in production: every edge a process of its own, behind the repository's nginx configuration. */
export async function startCluster(options: ClusterOptions = {}): Promise<ParleyCluster> {
  await using started = new AsyncDisposableStack();
  const folder = await makeTempFolder('cluster');
  started.defer(() => removeFolder(folder));

  const [mariadb, redis] = await settled([
    kept(started, startMariaDb(options.mariadb)),
    kept(started, startRedis(options.redis)),
  ]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    MODE: 'cluster',
    PUBLIC_URL: url,
    DATABASE_URL: mariadb.url,
    REDIS_URL: redis.url,
    DATA_DIR: path.join(folder, 'data'),
    FILES_DIR: path.join(folder, 'files'),
    ...options.env,
  };
  const system = { failpoints: options.failpoints ?? false, folder };
  await migrate(system, environment);

  const running: ParleyProcess[] = [];
  started.defer(async () => {
    await Promise.all(running.map((process) => process.stop()));
  });
  const start = async (app: App, count: number) => {
    const starting = Array.from({ length: count }, async (_, index) => {
      const name = `${app}-${index + 1}`;
      const own = { ...environment, ...options.envOf?.[name] };
      const process = await startApp(system, { app, name, port: await freePort(), environment: own });
      running.push(process);
      return process;
    });
    return settled(starting);
  };
  const [apis, gateways, workers] = await settled([
    start('api', options.apis ?? 1),
    start('gateway', options.gateways ?? 2),
    start('worker', options.workers ?? 1),
  ]);
  const nginx = await kept(
    started,
    startNginx({
      template: path.join(REPOSITORY, 'nginx/templates/parley.conf.template'),
      port,
      values: {
        PARLEY_PORT: String(port),
        PARLEY_API: upstream(apis),
        PARLEY_GATEWAY: upstream(gateways),
        PARLEY_WEB_ROOT: webRoot(folder),
      },
    }),
  );

  const end = started.move();
  const processes = [...apis, ...gateways, ...workers];
  return new ParleyCluster({ mariadb, redis, nginx }, 'cluster', url, processes, () => end.disposeAsync());
}

/** What goes between `server` and `;` in the template's upstream blocks; there, one name stands for all containers. */
function upstream(processes: readonly ParleyProcess[]): string {
  return processes.map(({ url }) => new URL(url).host).join('; server ');
}

/** The web client is of no use to tests without a browser, so they run without its build too. */
function webRoot(otherwise: string): string {
  const built = path.join(REPOSITORY, 'dist/apps/web');
  return existsSync(built) ? built : otherwise;
}

async function kept<T extends { stop(): Promise<void> }>(
  stack: AsyncDisposableStack,
  starting: Promise<T>,
): Promise<T> {
  const service = await starting;
  stack.defer(() => service.stop());
  return service;
}

/** Like Promise.all, but leaves nothing under way when one fails. */
async function settled<const T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
