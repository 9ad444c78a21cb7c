import { isIP } from 'node:net';
import { LIMITS } from '@parley/contracts';
import { z } from 'zod';

/** Marks how a setting is documented and guarded; read by the docs generator and by the production check. */
interface SettingMeta {
  /** A secret may also come from the file that `<NAME>_FILE` names, and is never printed. */
  secret?: true;
  /** The value that `env/*.env` and its example carry for a cluster on one's own machine. */
  local?: string;
  /** Which containers read it; all of them unless said. */
  apps?: readonly ('api' | 'gateway' | 'worker' | 'standalone' | 'migrate')[];
}

declare module 'zod' {
  interface GlobalMeta {
    setting?: SettingMeta;
  }
}

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'], 'Write true or false.')
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');
const int = (min: number, max: number, fallback: number) =>
  z.coerce.number('Write a whole number.').int('Write a whole number.').min(min).max(max).default(fallback);
const list = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );
const secret = (local: string) =>
  z
    .string()
    .min(32, 'Use at least 32 random characters, for example from: openssl rand -base64 48')
    .meta({ setting: { secret: true, local } });
const optionalSecret = z
  .string()
  .default('')
  .meta({ setting: { secret: true } });
const isProxy = (text: string) => {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const named = ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return (
    named ||
    (rest.length === 0 &&
      bits > 0 &&
      (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits)))
  );
};
const phone = z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'Write an E.164 number such as +14155550100.');

const running = {
  MODE: z
    .enum(['embedded', 'cluster'])
    .default('embedded')
    .describe(
      '`embedded`: one process, SQLite, everything in memory. `cluster`: MySQL and Redis, any number of processes.',
    )
    .meta({ setting: { local: 'cluster' } }),
  PARLEY_ENV: z
    .enum(['local', 'production'])
    .default('production')
    .describe(
      '`local` allows the development inbox, demo people and known secrets; `production` refuses them.',
    )
    .meta({ setting: { local: 'local' } }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'Write a whole address such as https://chat.example.org.' })
    .default('http://localhost:8080')
    .transform((url) => url.replace(/\/+$/, ''))
    .describe(
      'Where people reach Parley; links in messages, the Google redirect and cookies are made from it.',
    ),
  ALLOWED_ORIGINS: list('').describe(
    'Other origins whose pages may use the API and the socket, separated by commas. The origin of `PUBLIC_URL` always may.',
  ),
  PORT: int(0, 65535, 8080).describe('The port this process listens on; each container sets its own.'),
  HOST: z.string().default('0.0.0.0').describe('The address this process listens on.'),
  TRUSTED_PROXIES: list('loopback')
    .refine(
      (proxies) => proxies.every(isProxy),
      'Write addresses, CIDR ranges, loopback, linklocal or uniquelocal.',
    )
    .describe(
      'Proxies whose X-Forwarded-* headers count: addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`.',
    )
    .meta({ setting: { local: 'loopback,uniquelocal' } }),
  GEO_COUNTRY_HEADER: z
    .string()
    .toLowerCase()
    .default('')
    .describe(
      'A header in which a trusted proxy names the country of the caller (such as cf-ipcountry), shown in the list of sessions.',
    )
    .meta({ setting: { apps: ['api', 'standalone'] } }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  SHUTDOWN_GRACE_SECONDS: int(0, 300, 10).describe(
    'How long a stopping process may finish what it is doing.',
  ),
};

const data = {
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Where embedded mode keeps its database, files and secrets.')
    .meta({
      setting: { apps: ['standalone'] },
    }),
  FILES_DIR: z
    .string()
    .default('')
    .describe(
      'Where pictures are kept. Embedded mode: `DATA_DIR`/files unless said. Cluster mode: a folder that all api and worker containers share.',
    )
    .meta({ setting: { local: '/var/lib/parley/files' } }),
  DATABASE_URL: z
    .string()
    .default('')
    .describe(
      '`mysql://user:password@host:3306/database`. Empty: an SQLite file in `DATA_DIR` (embedded mode only).',
    )
    .meta({ setting: { secret: true, local: 'mysql://parley:local-only-parley@mysql:3306/parley' } }),
  DATABASE_POOL: int(1, 200, 10).describe('Connections to MySQL for each process.'),
  REDIS_URL: z
    .string()
    .default('')
    .describe('`redis://[:password@]host:6379[/n]`. Empty: memory (embedded mode only).')
    .meta({ setting: { secret: true, local: 'redis://redis:6379' } }),
};

const secrets = {
  JWT_SECRET: secret('local-only-jwt-secret-0123456789-abcdefghij').describe('Signs access tokens.'),
  SECRET_KEY: secret('local-only-secret-key-0123456789-abcdefghij').describe(
    'Keys the hashes of codes and tokens and seals what waits in queues. Changing it ends every session.',
  ),
};

const accounts = {
  ACCESS_TOKEN_MINUTES: int(1, 60, 15).describe('How long an access token is good for.'),
  SESSION_DAYS: int(1, 365, 60).describe('How long a session lives without being used.'),
  DELETION_GRACE_DAYS: int(0, 90, 14).describe(
    'How long a deleted account can still be brought back by signing in.',
  ),
  HOUSEKEEPING_SECONDS: int(1, 86_400, 600).describe(
    'How often a worker deletes what has had its time, such as accounts whose days of grace are over.',
  ),
  ADMIN_PHONE: phone
    .or(z.literal(''))
    .default('')
    .describe('The administrator made at the first start signs in with this number.')
    .meta({
      setting: { local: '+12025550100', apps: ['migrate', 'standalone'] },
    }),
  ADMIN_PASSWORD: z
    .string()
    .min(10, 'Use at least 10 characters.')
    .or(z.literal(''))
    .default('')
    .describe('The password of that administrator, user name `admin`. Never changes an account that exists.')
    .meta({
      setting: { secret: true, local: 'local-only-admin', apps: ['migrate', 'standalone'] },
    }),
  DIRECT_MESSAGES: z
    .enum(['friends', 'anyone'])
    .default('friends')
    .describe('Who may write to whom in private: friends only, or anyone who has not been blocked.'),
  SEED_DEMO: flag(false)
    .describe('Adds a dozen demo people with known sign-ins. Refused in production.')
    .meta({ setting: { local: 'true', apps: ['api', 'migrate', 'standalone'] } }),
};

const codes = {
  OTP_TTL_SECONDS: int(60, 600, 300).describe('How long a phone code is good for.'),
  OTP_RESEND_SECONDS: int(1, 3600, 30).describe(
    'The wait before a second code; it doubles with each further one.',
  ),
  OTP_PER_PHONE_PER_DAY: int(1, 100, 10).describe('Codes for one number in 24 hours.'),
  OTP_PER_PREFIX_PER_HOUR: int(1, 100_000, 100).describe(
    'Codes in an hour for all numbers that differ only in their last four digits; stops pumping of number ranges.',
  ),
  OTP_PER_IP_PER_HOUR: int(1, 100_000, 20).describe('Codes in an hour asked for from one address.'),
  OTP_DAILY_CAP: int(1, 10_000_000, 2000).describe(
    'Text messages in a day (UTC) altogether: the most that a bill can be.',
  ),
  OTP_COUNTRIES: list('').describe('Countries whose numbers may be used, such as `DE,AT,CH`. Empty: all.'),
};

const sms = {
  SMS_DRIVER: z
    .enum(['inbox', 'twilio', 'twilio-verify', 'off'])
    .default('inbox')
    .describe(
      '`inbox`: the development inbox. `twilio`: Programmable Messaging. `twilio-verify`: Twilio makes and checks the codes. `off`: no sign-in by phone.',
    ),
  TWILIO_ACCOUNT_SID: z.string().default('').describe('The account at Twilio, `AC…`.'),
  TWILIO_AUTH_TOKEN: optionalSecret.describe('Its token.'),
  TWILIO_FROM: z
    .string()
    .default('')
    .describe('The number, or the messaging service `MG…`, that sends (driver `twilio`).'),
  TWILIO_VERIFY_SERVICE_SID: z
    .string()
    .default('')
    .describe('The Verify service, `VA…` (driver `twilio-verify`).'),
  TWILIO_BASE_URL: z
    .string()
    .default('')
    .describe('Sends the calls to another address than Twilio’s; for tests and proxies.'),
};

const mail = {
  MAIL_DRIVER: z
    .enum(['inbox', 'smtp', 'off'])
    .default('inbox')
    .describe('`inbox`: the development inbox. `smtp`: the server of `SMTP_URL`. `off`: no mails.'),
  SMTP_URL: z
    .string()
    .default('')
    .describe('`smtp://user:password@host:587` or `smtps://…`.')
    .meta({ setting: { secret: true } }),
  MAIL_FROM: z.string().default('Parley <parley@localhost>').describe('The sender of mails.'),
};

const links = {
  LINK_PREVIEWS: flag(true)
    .describe(
      'Whether the server fetches title and picture of links in messages. It visits the address in place of the readers, whom the site never sees.',
    )
    .meta({ setting: { apps: ['api', 'standalone'] } }),
  LINK_PREVIEW_ALLOW_PRIVATE: flag(false)
    .describe(
      'Lets previews be fetched from this machine and its network too, on any port; for tests. Refused in production.',
    )
    .meta({ setting: { apps: ['api', 'standalone'] } }),
};

const google = {
  GOOGLE_CLIENT_ID: z.string().default('').describe('Switches Google sign-in on, together with the secret.'),
  GOOGLE_CLIENT_SECRET: optionalSecret.describe(
    'The OAuth client’s secret. The redirect address to register is `PUBLIC_URL`/api/auth/google/callback.',
  ),
  GOOGLE_BASE_URL: z
    .string()
    .default('')
    .describe('Sends the calls to another address than Google’s; for tests.'),
};

const limits = {
  HTTP_RATE_PER_MINUTE: int(10, 1_000_000, 600).describe(
    'Requests a minute for one signed-in person, or for one address that is not signed in.',
  ),
  AUTH_RATE_PER_MINUTE: int(1, 1_000_000, 30).describe(
    'Attempts a minute to sign in, register or reset from one address.',
  ),
  SEND_BATCH: int(1, 256, 256).describe(
    'Messages that one transaction carries at most. Fewer only cost; 1 shows what gathering them is worth.',
  ),
  SIGN_IN_FAILURES_PER_HOUR: int(1, 100_000, 20).describe(
    'Wrong passwords in an hour for one account, from anywhere.',
  ),
  SOCKET_HEARTBEAT_SECONDS: int(2, 60, 10).describe(
    'How often a gateway renews the presence of its clients; one that is killed is noticed after three.',
  ),
  SOCKET_FRAMES_PER_SECOND: int(1, 100_000, LIMITS.frames.perSecond).describe(
    'Frames that one connection may send in the long run; bursts of four times as many are let through.',
  ),
  SOCKET_UNSENT_MAX_BYTES: int(64 * 1024, 1024 ** 3, 4 * 1024 ** 2).describe(
    'A client for which more than this waits to be sent is disconnected; it comes back and catches up.',
  ),
};

/** Sections in the order of the documentation. */
export const SECTIONS = {
  Running: running,
  Data: data,
  Secrets: secrets,
  Accounts: accounts,
  'Phone codes': codes,
  'Text messages': sms,
  'E-mail': mail,
  Google: google,
  'Link previews': links,
  Limits: limits,
} as const;

export const Settings = z.object({
  ...running,
  ...data,
  ...secrets,
  ...accounts,
  ...codes,
  ...sms,
  ...mail,
  ...google,
  ...links,
  ...limits,
});
export type Settings = z.infer<typeof Settings>;
