import { Inject, Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type ServerInfo } from '@parley/contracts';
import { Database, FriendshipEntity, type Reader, type Tx, UserEntity } from '@parley/database';
import { In } from 'typeorm';
import { retryTaken } from '../runtime/retry-taken.ts';
import { RUNTIME } from '../runtime/runtime.module.ts';
import { type Runtime } from '../runtime/runtime.ts';
import { DEMO_FRIENDSHIPS, DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './demo-people.ts';
import { hashPassword } from './password-hashing.ts';
import { insertUser } from './user-records.ts';

const ADMIN = 'admin';
const DEMO_MAIL_DOMAIN = 'demo.parley.example';

/** The accounts that are there from the first start. Running again, or in two processes at once, changes nothing that exists. */
@Injectable()
export class AccountSeeds {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  /** Makes the administrator of the settings, unless there is one. Answers whether it did. */
  async ensureAdmin(): Promise<boolean> {
    const { ADMIN_PHONE: phone, ADMIN_PASSWORD: password } = this.config.settings;
    if (!phone || (await this.adminExists())) return false;
    const passwordHash = await hashPassword(password);
    return retryTaken(this.database, async (tx) => {
      if (await tx.manager.existsBy(UserEntity, { role: ADMIN })) return false;
      if (await tx.manager.existsBy(UserEntity, [{ usernameKey: ADMIN }, { phone }])) {
        this.runtime.log.warn({}, 'no administrator was made: ADMIN_PHONE belongs to somebody');
        return false;
      }
      await insertUser(tx, {
        username: ADMIN,
        displayName: 'Administrator',
        role: ADMIN,
        phone,
        passwordHash,
      });
      return true;
    });
  }

  /** Makes the demo people that are missing and their friendships. Answers how many people it made. */
  async seedDemo(): Promise<number> {
    if (!this.config.settings.SEED_DEMO || (await this.database.read(missingPeople)).length === 0) return 0;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    return retryTaken(this.database, async (tx) => {
      const missing = await missingPeople(tx);
      for (const person of missing) await insertUser(tx, { ...person, email: emailOf(person), passwordHash });
      await this.befriend(
        tx,
        missing.map(({ username }) => username),
      );
      return missing.length;
    });
  }

  /** Whom anybody may sign in as; nobody, unless demo people are switched on. */
  demoPeople(): ServerInfo['demoPeople'] {
    if (!this.config.settings.SEED_DEMO) return [];
    return DEMO_PEOPLE.map(({ username, displayName, phone }) => ({
      username,
      displayName,
      phone,
      password: DEMO_PASSWORD,
    }));
  }

  /** The friendships that one of these has a part in. */
  private async befriend(tx: Tx, newcomers: readonly string[]): Promise<void> {
    const people = await tx.manager.findBy(UserEntity, { usernameKey: In(usernames) });
    const ids = new Map(people.map(({ usernameKey, id }) => [usernameKey, id]));
    const friendships = DEMO_FRIENDSHIPS.filter((pair) => pair.some((name) => newcomers.includes(name)));
    const rows = friendships.flatMap(([left, right]) => {
      const [userId, friendId] = [ids.get(left), ids.get(right)];
      if (userId === undefined || friendId === undefined) return [];
      return [
        { userId, friendId, createdAt: tx.now },
        { userId: friendId, friendId: userId, createdAt: tx.now },
      ];
    });
    if (rows.length > 0) await tx.manager.insert(FriendshipEntity, rows);
  }

  private adminExists(): Promise<boolean> {
    return this.database.read(({ manager }) => manager.existsBy(UserEntity, { role: ADMIN }));
  }
}

const usernames = DEMO_PEOPLE.map(({ username }) => username);

function emailOf({ username }: DemoPerson): string {
  return `${username}@${DEMO_MAIL_DOMAIN}`;
}

/** Those of whose name, number and address nobody has any. */
async function missingPeople({ manager }: Reader): Promise<DemoPerson[]> {
  const present = await manager.findBy(UserEntity, [
    { usernameKey: In(usernames) },
    { phone: In(DEMO_PEOPLE.map(({ phone }) => phone)) },
    { emailKey: In(DEMO_PEOPLE.map(emailOf)) },
  ]);
  const taken = new Set(
    present.flatMap(({ usernameKey, phone, emailKey }) => [usernameKey, phone, emailKey]),
  );
  return DEMO_PEOPLE.filter(
    (person) => ![person.username, person.phone, emailOf(person)].some((key) => taken.has(key)),
  );
}
