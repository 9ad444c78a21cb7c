import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ApiModule, seedAccounts, serveSwagger } from '@parley/api';
import { AccountSeeds } from '@parley/domain';
import { runServer, serveWebClient } from '@parley/edge';
import { GatewayModule } from '@parley/gateway';
import { WorkerModule } from '@parley/worker';
import { banner } from './banner.ts';
import { embeddedConfig } from './embedded-config.ts';

const { app, runtime } = await runServer({
  name: 'parley',
  imports: [ApiModule, GatewayModule, WorkerModule],
  loadConfig: embeddedConfig,
  configure: async (app, { log }) => {
    await seedAccounts(app);
    serveSwagger(app);
    const webClient = path.resolve(import.meta.dirname, '../web');
    if (existsSync(webClient)) serveWebClient(app, webClient);
    else log.warn({ webClient }, 'the web client is not built, so there are no pages: npm run build');
  },
});

const { config, inbox } = runtime;
const demoPeople = app.get(AccountSeeds, { strict: false }).demoPeople();
process.stdout.write(banner({ config, demoPeople, inbox: inbox !== null }));
