/** Run once before a new release starts: brings the database up to date and makes the accounts that must be there. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config } from '@parley/config';
import { AccountsModule, ContactsModule, ConversationsModule, RuntimeModule } from '@parley/domain';
import { createLogger, NestLogger, openRuntimePatiently, orExplain } from '@parley/edge';
import { seedAccounts } from './seed-accounts.ts';

@Module({})
class MigrationModule {}

const say = (line: string) => process.stdout.write(`${line}\n`);

await orExplain(async () => {
  const config = Config.load();
  const logger = createLogger('migrate', config.settings.LOG_LEVEL);
  const runtime = await openRuntimePatiently(config, logger);
  const waiting = await runtime.database.needsMigration();
  await runtime.database.migrate();
  say(waiting ? 'The database was brought up to date.' : 'The database is up to date.');

  const context = await NestFactory.createApplicationContext(
    {
      module: MigrationModule,
      imports: [RuntimeModule.of(runtime), AccountsModule, ContactsModule, ConversationsModule],
    },
    { logger: new NestLogger(logger) },
  );
  const { admin, demoPeople } = await seedAccounts(context);
  if (admin) say('The administrator was made: user name admin, the password is ADMIN_PASSWORD.');
  if (demoPeople > 0) say(`${demoPeople} demo people were made.`);

  await context.close();
  await runtime.close();
});
