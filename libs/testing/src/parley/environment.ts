/** Settings by their names, as libs/config/src/settings.ts describes them. */
export type Environment = Readonly<Record<string, string>>;

/** What a program needs of its surroundings to run at all; nothing else of ours may change how the system behaves. */
const HANDED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'LANG',
  'LD_LIBRARY_PATH',
  'SSL_CERT_FILE',
  'NODE_EXTRA_CA_CERTS',
];

/** Known, so that tests can make tokens of their own, expired ones for instance. */
export const TEST_SECRETS = {
  JWT_SECRET: 'jwt-secret-of-the-tests-0123456789-abcdefghijkl',
  SECRET_KEY: 'secret-key-of-the-tests-0123456789-abcdefghijkl',
} as const;

export const TEST_ADMIN = {
  ADMIN_PHONE: '+12025550100',
  ADMIN_PASSWORD: 'admin-password-of-the-tests',
} as const;

/** All people of a test run have one address and numbers of one range: what bounds those is out of the way unless a test asks for it. */
const TEST_LIMITS = {
  OTP_PER_IP_PER_HOUR: '100000',
  OTP_PER_PREFIX_PER_HOUR: '100000',
  OTP_DAILY_CAP: '1000000',
  AUTH_RATE_PER_MINUTE: '1000000',
  HTTP_RATE_PER_MINUTE: '1000000',
};

/** The environment of every process of a system under test; later parts win. */
export function environmentOf(...parts: readonly Environment[]): Environment {
  const surroundings: Record<string, string> = {};
  for (const name of HANDED_ON) {
    const value = process.env[name];
    if (value !== undefined) surroundings[name] = value;
  }
  const environment = {
    ...surroundings,
    PARLEY_ENV: 'local',
    // Whoever wants demo people asks for them: they bring jobs, which crash points would meet.
    SEED_DEMO: 'false',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    ...TEST_SECRETS,
    ...TEST_ADMIN,
    ...TEST_LIMITS,
  };
  return parts.reduce<Environment>((all, part) => ({ ...all, ...part }), environment);
}
