export { ApiModule } from './api.module.ts';
export { seedAccounts } from './seed-accounts.ts';
export { serveSwagger } from './swagger.ts';
