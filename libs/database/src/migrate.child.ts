import { type DatabaseTarget } from './data-sources.ts';
import { Database } from './database.ts';

/** The process that migrate.spec.ts starts several times. */
const [target = '{}'] = process.argv.slice(1);
const database = await Database.connect(JSON.parse(target) as DatabaseTarget, {
  clock: { now: () => new Date() },
  onAfterCommitError: () => undefined,
});
await database.migrate();
await database.close();
