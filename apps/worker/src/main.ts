import 'reflect-metadata';
import { runServer } from '@parley/edge';
import { WorkerModule } from './worker.module.ts';

await runServer({ name: 'worker', imports: [WorkerModule] });
