import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config } from '@parley/config';
import type { OtpVerification, Tokens } from '@parley/contracts';
import { InboxMessages, Outbox, type Database } from '@parley/database';
import {
  AccountDepartures,
  AccountsModule,
  ContactsModule,
  ConversationsModule,
  JOBS,
  MailDelivery,
  MessageIndexing,
  PhoneCodeDelivery,
  Pictures,
  RuntimeModule,
  Sessions,
  SignIn,
  type Origin,
  type Principal,
  type Runtime,
} from '@parley/domain';
import {
  BusMemory,
  FilesFolder,
  JobsEmbedded,
  LimitsMemory,
  MailInbox,
  PresenceMemory,
  SmsInbox,
  WebFetchHttp,
  type InboxMessage,
  type Job,
} from '@parley/infra';
import { onTestFinished } from 'vitest';
import type { FakeClock } from './clock.ts';
import type { OpenDatabase, OpenedDatabase } from './databases.ts';
import { environmentOf, type Environment } from './parley/environment.ts';
import { removeFolder } from './services/temp-folder.ts';
import { RecordedLog } from './recorded-log.ts';

type Parts = Pick<
  Runtime,
  'bus' | 'presence' | 'limits' | 'files' | 'webFetch' | 'sms' | 'phoneVerifier' | 'mail'
>;

export interface DomainOptions {
  readonly settings?: Environment;
  /** In the place of what the settings choose. */
  readonly parts?: Partial<Parts>;
}

/** A laptop somewhere, for tests that are not about origins. */
export const ORIGIN: Origin = {
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  country: 'DE',
};

/** As many as the pool of a test has, see databases.ts. */
const CONNECTIONS = 10;
const MOST_JOBS = 100;
const LEASE_SECONDS = 60;

let phones = 1000;

/** A number that no other test has. */
export function newPhone(): string {
  phones += 1;
  return `+1202555${phones}`;
}

@Module({})
class TestedModule {}

/** The rules with everything outside of them in memory, except the database. Closed with the test. */
export async function startDomain(open: OpenDatabase, options: DomainOptions = {}): Promise<TestDomain> {
  const opened = await open();
  await connectAll(opened.database);
  return assemble(opened, opened.database, options);
}

/** A pool that still connects lets work that was started at once come one after another, and hides its races. */
async function connectAll(database: Database): Promise<void> {
  if (database.dialect !== 'mysql') return;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, () => database.read(({ manager }) => manager.query('SELECT 1'))),
  );
}

async function assemble(
  opened: OpenedDatabase,
  database: Database,
  { settings = {}, parts = {} }: DomainOptions,
): Promise<TestDomain> {
  const { clock } = opened;
  const log = new RecordedLog();
  const config = Config.load({ ...environmentOf(settings) });
  const inbox = new InboxMessages(database);
  const outbox = new Outbox(database);
  const { SMS_DRIVER: smsDriver, MAIL_DRIVER: mailDriver } = config.settings;
  const runtime: Runtime = {
    config,
    clock,
    log,
    database,
    bus: new BusMemory({ log }),
    presence: new PresenceMemory({ clock, ttlSeconds: 30 }),
    limits: new LimitsMemory({ clock }),
    jobs: new JobsEmbedded({ store: outbox, log }),
    files: filesOfTheTest(),
    webFetch: new WebFetchHttp(),
    sms: smsDriver === 'off' ? null : new SmsInbox({ store: inbox, clock }),
    phoneVerifier: null,
    mail: mailDriver === 'off' ? null : new MailInbox({ store: inbox, clock }),
    inbox,
    ...parts,
    close: () => Promise.resolve(),
  };
  const app = await NestFactory.createApplicationContext(
    {
      module: TestedModule,
      imports: [RuntimeModule.of(runtime), AccountsModule, ContactsModule, ConversationsModule],
    },
    { logger: false, abortOnError: false },
  );
  onTestFinished(() => app.close());
  return new TestDomain(app, runtime, clock, log, outbox, async () =>
    assemble(opened, await opened.join(), { settings, parts: { ...shared(runtime), ...parts } }),
  );
}

/** In a folder that is only made when the first file comes. */
function filesOfTheTest(): FilesFolder {
  const folder = path.join(tmpdir(), `parley-files-${randomUUID()}`);
  onTestFinished(() => removeFolder(folder));
  return new FilesFolder({ folder });
}

/** What processes have in common. */
function shared({ bus, presence, limits, files }: Runtime): Partial<Parts> {
  return { bus, presence, limits, files };
}

export class TestDomain {
  readonly runtime: Runtime;
  readonly database: Database;
  readonly clock: FakeClock;
  readonly log: RecordedLog;
  readonly outbox: Outbox;
  /** One more process on the same data, bus and limits. */
  readonly join: () => Promise<TestDomain>;
  readonly #app: INestApplicationContext;

  constructor(
    app: INestApplicationContext,
    runtime: Runtime,
    clock: FakeClock,
    log: RecordedLog,
    outbox: Outbox,
    join: () => Promise<TestDomain>,
  ) {
    this.#app = app;
    this.runtime = runtime;
    this.database = runtime.database;
    this.clock = clock;
    this.log = log;
    this.outbox = outbox;
    this.join = join;
  }

  get<T>(service: Type<T>): T {
    return this.#app.get(service, { strict: false });
  }

  /** Runs the jobs that are due, as a worker would; answers how many there were. */
  async deliver(): Promise<number> {
    const jobs = await this.outbox.claim(MOST_JOBS, LEASE_SECONDS);
    for (const { attempts, ...job } of jobs) {
      await this.#run({ ...job, attempt: attempts });
      await this.outbox.remove([job.id]);
    }
    return jobs.length;
  }

  /** What was sent, newest first. */
  async inbox(to?: string): Promise<InboxMessage[]> {
    await this.deliver();
    return new InboxMessages(this.database).list(to);
  }

  /** The newest code that was sent to the number. */
  async codeFor(phone: string): Promise<string> {
    return this.#newest(phone, /^(\d{6}) /);
  }

  /** The token of the newest link that was mailed to the address. */
  async linkFor(email: string): Promise<string> {
    return this.#newest(email, /#token=([\w-]+)$/);
  }

  /** Asks for a code, reads it and answers what signs in with it. */
  async askForCode(phone: string, origin: Origin = ORIGIN): Promise<OtpVerification> {
    await this.get(SignIn).requestCode({ phone }, origin);
    return { phone, code: await this.codeFor(phone) };
  }

  /** Signs in by phone, up where the number is new. */
  async signIn(phone: string = newPhone(), origin: Origin = ORIGIN): Promise<Tokens> {
    return this.get(SignIn).byPhone(await this.askForCode(phone, origin), origin);
  }

  principalOf({ accessToken }: Tokens): Promise<Principal> {
    return this.get(Sessions).authenticate(accessToken);
  }

  /** Signs somebody up; answers who it is. */
  async person(phone?: string): Promise<Principal> {
    return this.principalOf(await this.signIn(phone));
  }

  async #run(job: Job): Promise<void> {
    if (job.name === JOBS.leaveGroups) return this.get(AccountDepartures).run(job);
    if (job.name === JOBS.removePicture) return this.get(Pictures).runRemoval(job);
    if (job.name === JOBS.indexMessages) return this.get(MessageIndexing).run(job);
    const delivery = job.name === JOBS.sendMail ? this.get(MailDelivery) : this.get(PhoneCodeDelivery);
    await delivery.deliver(job);
  }

  async #newest(to: string, pattern: RegExp): Promise<string> {
    for (const { text } of await this.inbox(to)) {
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) return found;
    }
    throw new Error(`Nothing like ${pattern.source} was sent to ${to}.`);
  }
}
