/** `npm run config:check [-- env-file…]`: tells whether a process would start with these settings. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { Config, ConfigError } from '@parley/config';

export interface Verdict {
  readonly works: boolean;
  readonly text: string;
}

/** Later files win over earlier ones, and the environment over all of them, as in Compose. */
export function checkSettings(files: readonly string[], environment: NodeJS.ProcessEnv): Verdict {
  const fromFiles: NodeJS.ProcessEnv = {};
  for (const file of files) {
    try {
      Object.assign(fromFiles, parseEnv(readFileSync(file, 'utf8')));
    } catch (error) {
      return { works: false, text: `${file} cannot be read: ${reason(error)}` };
    }
  }
  try {
    return { works: true, text: summary(Config.load({ ...fromFiles, ...environment }, embeddedDefaults)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { works: false, text: error.message };
  }
}

/** Embedded mode is local unless told otherwise, and makes its own secrets (apps/standalone/src/embedded-config.ts). */
function embeddedDefaults({ MODE }: Record<string, string>): Record<string, string> {
  if (MODE === 'cluster') return {};
  const secret = () => randomBytes(48).toString('base64url');
  return {
    PARLEY_ENV: 'local',
    JWT_SECRET: secret(),
    SECRET_KEY: secret(),
    ADMIN_PHONE: '+12025550100',
    ADMIN_PASSWORD: secret(),
  };
}

function summary(config: Config): string {
  const { MODE, PARLEY_ENV, PUBLIC_URL, SMS_DRIVER, MAIL_DRIVER } = config.settings;
  return [
    'The settings work.',
    `  ${MODE} mode, ${PARLEY_ENV} environment, at ${PUBLIC_URL}`,
    `  text messages: ${SMS_DRIVER}, mail: ${MAIL_DRIVER}, Google: ${config.googleEnabled ? 'on' : 'off'}`,
  ].join('\n');
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (import.meta.main) {
  const { works, text } = checkSettings(process.argv.slice(2), process.env);
  if (works) console.log(text);
  else console.error(text);
  process.exitCode = works ? 0 : 1;
}
