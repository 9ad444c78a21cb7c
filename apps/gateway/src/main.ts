import 'reflect-metadata';
import { runServer } from '@parley/edge';
import { GatewayModule } from './gateway.module.ts';

await runServer({ name: 'gateway', imports: [GatewayModule] });
