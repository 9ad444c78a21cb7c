import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@parley/config';
import { openRuntime, type Runtime } from '@parley/domain';
import { createLogger, createServer } from '@parley/edge';
import { ApiModule } from './api.module.ts';
import { seedAccounts } from './seed-accounts.ts';
import { serveSwagger } from './swagger.ts';

export interface TestApi {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly runtime: Runtime;
  close(): Promise<void>;
}

/** Demo people of the seeds sign in with it. */
export const DEMO = { login: 'amara.okafor', password: 'parley-demo' };

/** The api on a port of its own, with an SQLite database of its own; `change` may put other parts into the runtime. */
export async function startApi(
  environment: Record<string, string> = {},
  change: (runtime: Runtime) => Partial<Runtime> = () => ({}),
): Promise<TestApi> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-api-'));
  const config = Config.load({
    MODE: 'embedded',
    PARLEY_ENV: 'local',
    DATA_DIR: folder,
    JWT_SECRET: 'jwt-secret-of-the-tests-0123456789-abcdefghijkl',
    SECRET_KEY: 'secret-key-of-the-tests-0123456789-abcdefghijkl',
    SEED_DEMO: 'true',
    AUTH_RATE_PER_MINUTE: '1000',
    ...environment,
  });
  const logger = createLogger('test', 'silent');
  const opened = await openRuntime(config, logger);
  const runtime: Runtime = { ...opened, ...change(opened) };
  await runtime.database.migrate();
  const app = await createServer({ imports: [ApiModule] }, runtime, logger);
  serveSwagger(app);
  await app.listen(0, '127.0.0.1');
  await seedAccounts(app);
  return {
    app,
    url: await app.getUrl(),
    runtime,
    close: async () => {
      await app.close();
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
}
