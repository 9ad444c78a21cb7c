import 'reflect-metadata';
import { runServer } from '@parley/edge';
import { ApiModule } from './api.module.ts';
import { serveSwagger } from './swagger.ts';

await runServer({ name: 'api', imports: [ApiModule], configure: serveSwagger });
