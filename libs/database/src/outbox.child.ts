import { type DatabaseTarget } from './data-sources.ts';
import { Database } from './database.ts';
import { SmsBudgetEntity } from './entities/sms-budget.entity.ts';

/** The process that outbox.spec.ts kills: it has committed one write, and another is open. */
const [target = '{}'] = process.argv.slice(1);
const database = await Database.connect(JSON.parse(target) as DatabaseTarget, {
  clock: { now: () => new Date('2026-11-20T09:00:00Z') },
  onAfterCommitError: () => undefined,
});
const id = await database.write(async (tx) => {
  await tx.manager.insert(SmsBudgetEntity, { day: 'committed', used: 1 });
  return tx.enqueue({ name: 'committed', payload: null });
});
process.stdout.write(`committed ${id}\n`);
await database.write(async (tx) => {
  await tx.manager.insert(SmsBudgetEntity, { day: 'open', used: 1 });
  await tx.enqueue({ name: 'open', payload: null });
  process.stdout.write('another is open\n');
  setInterval(() => undefined, 60_000);
  await new Promise(() => undefined);
});
