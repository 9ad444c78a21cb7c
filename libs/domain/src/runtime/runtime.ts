import path from 'node:path';
import { type Config } from '@parley/config';
import { Database, InboxMessages, Outbox } from '@parley/database';
import {
  type Bus,
  BusMemory,
  BusRedis,
  type Clock,
  type Files,
  FilesFolder,
  type Jobs,
  JobsBullMQ,
  JobsEmbedded,
  type Limits,
  LimitsMemory,
  LimitsRedis,
  type Log,
  type Mail,
  MailInbox,
  MailSmtp,
  type PhoneVerifier,
  type Presence,
  PresenceMemory,
  PresenceRedis,
  type Sms,
  SmsInbox,
  SystemClock,
  type WebFetch,
  WebFetchHttp,
  withFaults,
} from '@parley/infra';

/** A gateway that misses this many heartbeats is taken for dead. */
const MISSED_HEARTBEATS = 3;

/** The one process never starts a job twice, so this only decides how soon it goes on after a crash. */
const EMBEDDED_LEASE_SECONDS = 5;

/** Everything outside of the rules that a process works with, chosen by the settings. */
export interface Runtime {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly database: Database;
  readonly bus: Bus;
  readonly presence: Presence;
  readonly limits: Limits;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly webFetch: WebFetch;
  /** Null where text messages are off, or where a verifier makes the codes. */
  readonly sms: Sms | null;
  readonly phoneVerifier: PhoneVerifier | null;
  readonly mail: Mail | null;
  /** Null in production. */
  readonly inbox: InboxMessages | null;
  close(): Promise<void>;
}

/** Connects; neither brings the schema up to date nor starts moving jobs. */
export async function openRuntime(
  config: Config,
  log: Log,
  clock: Clock = new SystemClock(),
): Promise<Runtime> {
  const { settings } = config;
  const embedded = settings.MODE === 'embedded';
  const database = await Database.connect(
    embedded
      ? { file: path.join(settings.DATA_DIR, 'parley.sqlite') }
      : { url: settings.DATABASE_URL, pool: settings.DATABASE_POOL },
    { clock, onAfterCommitError: (error) => log.error({ err: error }, 'a step after a commit failed') },
  );
  const redis = { url: settings.REDIS_URL, log };
  const ttlSeconds = settings.SOCKET_HEARTBEAT_SECONDS * MISSED_HEARTBEATS;
  const bus = withFaults(embedded ? new BusMemory({ log }) : new BusRedis(redis));
  const presence = embedded
    ? new PresenceMemory({ clock, ttlSeconds })
    : new PresenceRedis({ ...redis, ttlSeconds });
  const limits = embedded ? new LimitsMemory({ clock }) : new LimitsRedis(redis);
  const jobsOptions = { store: new Outbox(database), log };
  const jobs = embedded
    ? new JobsEmbedded({ ...jobsOptions, leaseSeconds: EMBEDDED_LEASE_SECONDS })
    : new JobsBullMQ({ ...jobsOptions, url: settings.REDIS_URL });
  database.onJobsCommitted(() => jobs.poke());
  const inbox = config.inProduction ? null : new InboxMessages(database);

  return {
    config,
    clock,
    log,
    database,
    bus,
    presence,
    limits,
    jobs,
    files: new FilesFolder({ folder: settings.FILES_DIR || path.join(settings.DATA_DIR, 'files') }),
    webFetch: new WebFetchHttp({ allowPrivate: settings.LINK_PREVIEW_ALLOW_PRIVATE }),
    inbox,
    ...(await openSms(config, inbox, clock)),
    mail: openMail(config, inbox, clock),
    close: async () => {
      await jobs.close();
      await Promise.all([bus.close(), presence.close(), limits.close()]);
      await database.close();
    },
  };
}

async function openSms(
  { settings }: Config,
  inbox: InboxMessages | null,
  clock: Clock,
): Promise<Pick<Runtime, 'sms' | 'phoneVerifier'>> {
  const account = {
    accountSid: settings.TWILIO_ACCOUNT_SID,
    authToken: settings.TWILIO_AUTH_TOKEN,
    baseUrl: settings.TWILIO_BASE_URL,
  };
  switch (settings.SMS_DRIVER) {
    case 'off':
      return { sms: null, phoneVerifier: null };
    case 'inbox':
      return { sms: inbox && new SmsInbox({ store: inbox, clock }), phoneVerifier: null };
    // The Twilio library is slow to load, so only those pay who use it.
    case 'twilio': {
      const { SmsTwilio } = await import('@parley/infra/twilio');
      return { sms: new SmsTwilio({ ...account, from: settings.TWILIO_FROM }), phoneVerifier: null };
    }
    case 'twilio-verify': {
      const { VerifierTwilio } = await import('@parley/infra/twilio');
      return {
        sms: null,
        phoneVerifier: new VerifierTwilio({
          ...account,
          verifyServiceSid: settings.TWILIO_VERIFY_SERVICE_SID,
        }),
      };
    }
  }
}

function openMail({ settings }: Config, inbox: InboxMessages | null, clock: Clock): Mail | null {
  switch (settings.MAIL_DRIVER) {
    case 'off':
      return null;
    case 'inbox':
      return inbox && new MailInbox({ store: inbox, clock });
    case 'smtp':
      return new MailSmtp({ url: settings.SMTP_URL, from: settings.MAIL_FROM });
  }
}
