import { readFileSync } from 'node:fs';
import { Settings } from './settings.ts';

export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

type Given = Readonly<Partial<Record<keyof Settings, string>>>;
type Fallback = (given: Given) => Given;

/** All that is wrong with the settings, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(
      [
        'The settings do not work:',
        ...problems.map(({ setting, message }) => `  ${setting}: ${message}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

/** What every process is given: the settings, read once. Also the token to inject them by. */
export abstract class Config {
  abstract readonly settings: Readonly<Settings>;

  get inProduction(): boolean {
    return this.settings.PARLEY_ENV === 'production';
  }

  get googleEnabled(): boolean {
    return this.settings.GOOGLE_CLIENT_ID !== '';
  }

  /** Exact origins whose pages may call us with credentials. */
  get allowedOrigins(): readonly string[] {
    return [new URL(this.settings.PUBLIC_URL).origin, ...this.settings.ALLOWED_ORIGINS];
  }

  /** `fallback` answers what holds where the environment is silent, before the defaults of the settings do. */
  static load(environment: NodeJS.ProcessEnv = process.env, fallback: Fallback = () => ({})): Config {
    const { values: given, problems } = withSecretFiles(environment);
    const values = { ...fallback(given), ...given };
    const parsed = Settings.safeParse(values);
    if (!parsed.success) {
      const unreadable = new Set(problems.map(({ setting }) => setting));
      for (const issue of parsed.error.issues) {
        const setting = issue.path.join('.');
        if (unreadable.has(`${setting}_FILE`)) continue;
        problems.push({ setting, message: describeIssue(issue, values) });
      }
      problems.push(...contradictionsBeside(parsed.error.issues, values));
      throw new ConfigError(problems);
    }
    problems.push(...contradictions(parsed.data));
    if (problems.length > 0) throw new ConfigError(problems);
    return new LoadedConfig(Object.freeze(parsed.data));
  }
}

class LoadedConfig extends Config {
  readonly settings: Readonly<Settings>;

  constructor(settings: Readonly<Settings>) {
    super();
    this.settings = settings;
  }
}

/** Secrets of `env/*.env` start with this; they are public, so production refuses them. */
export const LOCAL_SECRET_PREFIX = 'local-only-';

export const SETTING_NAMES = Object.keys(Settings.shape) as (keyof Settings)[];

export function isSecret(name: keyof Settings): boolean {
  return Settings.shape[name].meta()?.setting?.secret === true;
}

/** An empty variable counts as one that is not set, as Compose passes it; `NAME_FILE` supplies a secret from a file. */
function withSecretFiles(environment: NodeJS.ProcessEnv) {
  const values: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of SETTING_NAMES) {
    const plain = environment[name];
    const file = isSecret(name) ? environment[`${name}_FILE`] : undefined;
    if (plain && file)
      problems.push({ setting: name, message: `Set either ${name} or ${name}_FILE, not both.` });
    if (plain) values[name] = plain;
    else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trimEnd();
      } catch (error) {
        problems.push({
          setting: `${name}_FILE`,
          message: `The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
        });
      }
    }
  }
  return { values, problems };
}

function describeIssue(
  issue: { path: PropertyKey[]; message: string },
  values: Record<string, string>,
): string {
  const name = String(issue.path[0]) as keyof Settings;
  if (!(name in values)) return 'Must be set.';
  return isSecret(name) ? issue.message : `${issue.message} It is "${values[name]}".`;
}

/** Stand in for secrets that are missing, so that the rest can be looked at. */
const PLACEHOLDERS = { JWT_SECRET: 'j'.repeat(32), SECRET_KEY: 's'.repeat(32) };
/** What the others depend on: where one of these is broken, nothing can be said of the combination. */
const DECISIVE: readonly string[] = ['MODE', 'PARLEY_ENV', 'SMS_DRIVER', 'MAIL_DRIVER'];

/** What contradicts itself among the settings that can be read, so that one start tells of everything. */
function contradictionsBeside(
  issues: readonly { path: PropertyKey[] }[],
  values: Record<string, string>,
): ConfigProblem[] {
  const broken = new Set(issues.map(({ path }) => String(path[0])));
  if (DECISIVE.some((name) => broken.has(name))) return [];
  const readable = Object.fromEntries(Object.entries(values).filter(([name]) => !broken.has(name)));
  const rest = Settings.safeParse({ ...PLACEHOLDERS, ...readable });
  return rest.success ? contradictions(rest.data).filter(({ setting }) => !broken.has(setting)) : [];
}

/** Combinations that cannot work, and what must not be in production. */
function contradictions(settings: Settings): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const refuse = (when: boolean, setting: string, message: string) => {
    if (when) problems.push({ setting, message });
  };
  const cluster = settings.MODE === 'cluster';
  refuse(
    cluster && !/^(mysql|mariadb):\/\//.test(settings.DATABASE_URL),
    'DATABASE_URL',
    'Cluster mode needs mysql://…; SQLite serves one process only.',
  );
  refuse(
    cluster && !/^rediss?:\/\//.test(settings.REDIS_URL),
    'REDIS_URL',
    'Cluster mode needs redis://…; memory is not shared between processes.',
  );
  refuse(
    cluster && settings.FILES_DIR === '',
    'FILES_DIR',
    'Cluster mode needs a folder that all api and worker containers share.',
  );
  refuse(
    !cluster && settings.DATABASE_URL !== '',
    'DATABASE_URL',
    'Embedded mode uses SQLite. Unset it, or set MODE=cluster.',
  );
  refuse(
    !cluster && settings.REDIS_URL !== '',
    'REDIS_URL',
    'Embedded mode uses memory. Unset it, or set MODE=cluster.',
  );

  const twilio = settings.SMS_DRIVER === 'twilio' || settings.SMS_DRIVER === 'twilio-verify';
  refuse(
    twilio && !settings.TWILIO_ACCOUNT_SID,
    'TWILIO_ACCOUNT_SID',
    `SMS_DRIVER=${settings.SMS_DRIVER} needs it.`,
  );
  refuse(
    twilio && !settings.TWILIO_AUTH_TOKEN,
    'TWILIO_AUTH_TOKEN',
    `SMS_DRIVER=${settings.SMS_DRIVER} needs it.`,
  );
  refuse(
    settings.SMS_DRIVER === 'twilio' && !settings.TWILIO_FROM,
    'TWILIO_FROM',
    'SMS_DRIVER=twilio needs it.',
  );
  refuse(
    settings.SMS_DRIVER === 'twilio-verify' && !settings.TWILIO_VERIFY_SERVICE_SID,
    'TWILIO_VERIFY_SERVICE_SID',
    'SMS_DRIVER=twilio-verify needs it.',
  );
  refuse(
    settings.MAIL_DRIVER === 'smtp' && !/^smtps?:\/\//.test(settings.SMTP_URL),
    'SMTP_URL',
    'MAIL_DRIVER=smtp needs smtp://… or smtps://….',
  );
  refuse(
    !!settings.GOOGLE_CLIENT_ID !== !!settings.GOOGLE_CLIENT_SECRET,
    'GOOGLE_CLIENT_SECRET',
    'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET together.',
  );
  refuse(
    !!settings.ADMIN_PHONE !== !!settings.ADMIN_PASSWORD,
    'ADMIN_PASSWORD',
    'Set ADMIN_PHONE and ADMIN_PASSWORD together.',
  );
  refuse(settings.JWT_SECRET === settings.SECRET_KEY, 'SECRET_KEY', 'Must differ from JWT_SECRET.');
  for (const origin of settings.ALLOWED_ORIGINS) {
    refuse(
      !URL.canParse(origin) || new URL(origin).origin !== origin,
      'ALLOWED_ORIGINS',
      `"${origin}" is not an origin such as https://app.example.org.`,
    );
  }

  if (settings.PARLEY_ENV === 'production') {
    for (const name of SETTING_NAMES) {
      const value = settings[name];
      refuse(
        isSecret(name) && typeof value === 'string' && value.includes(LOCAL_SECRET_PREFIX),
        name,
        'This secret is published with the source. Make your own.',
      );
    }
    refuse(
      settings.SMS_DRIVER === 'inbox',
      'SMS_DRIVER',
      'The development inbox shows every code to anyone. Use twilio, twilio-verify or off in production.',
    );
    refuse(
      settings.MAIL_DRIVER === 'inbox',
      'MAIL_DRIVER',
      'The development inbox shows every mail to anyone. Use smtp or off in production.',
    );
    refuse(
      settings.SEED_DEMO,
      'SEED_DEMO',
      'Demo people have known passwords; they are refused in production.',
    );
    refuse(
      settings.LINK_PREVIEW_ALLOW_PRIVATE,
      'LINK_PREVIEW_ALLOW_PRIVATE',
      'It opens the network of the server to whoever writes a message; it is refused in production.',
    );
    refuse(
      !settings.PUBLIC_URL.startsWith('https://') &&
        !/^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(settings.PUBLIC_URL),
      'PUBLIC_URL',
      'Use https:// in production.',
    );
  }
  return problems;
}
