import { type INestApplicationContext } from '@nestjs/common';
import { Config } from '@parley/config';
import { AccountSeeds, ContactSeeds, ConversationSeeds } from '@parley/domain';

/** Makes the accounts that the settings ask for and that are not there yet. Answers what it made. */
export async function seedAccounts(
  app: INestApplicationContext,
): Promise<{ admin: boolean; demoPeople: number }> {
  const seeds = app.get(AccountSeeds, { strict: false });
  const admin = await seeds.ensureAdmin();
  const { SEED_DEMO } = app.get(Config, { strict: false }).settings;
  const demoPeople = SEED_DEMO ? await seeds.seedDemo() : 0;
  await app.get(ContactSeeds, { strict: false }).seedDemo();
  await app.get(ConversationSeeds, { strict: false }).seedDemo();
  return { admin, demoPeople };
}
