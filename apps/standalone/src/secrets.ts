import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { StartupProblem } from '@parley/edge';
import { z } from 'zod';

const Secrets = z.object({
  JWT_SECRET: z.string(),
  SECRET_KEY: z.string(),
  ADMIN_PHONE: z.string(),
  ADMIN_PASSWORD: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/** Of the range that is kept for fiction. */
const ADMIN_PHONE = '+12025550100';

export function secretsFile(dataDir: string): string {
  return path.join(dataDir, 'secrets.json');
}

export function freshSecrets(): Secrets {
  return {
    JWT_SECRET: randomBytes(48).toString('base64url'),
    SECRET_KEY: randomBytes(48).toString('base64url'),
    ADMIN_PHONE,
    ADMIN_PASSWORD: randomBytes(12).toString('base64url'),
  };
}

/** The secrets of this folder. Those that it has not yet are taken from `fresh` and kept, readable by this user only. */
export function keepSecrets(dataDir: string, fresh: Secrets): Secrets {
  const file = secretsFile(dataDir);
  const kept = read(file);
  const secrets = Secrets.parse({ ...fresh, ...kept });
  if (Object.keys(fresh).some((name) => !(name in kept))) write(file, secrets);
  return secrets;
}

function read(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new StartupProblem(`The secrets in ${file} cannot be read. Make this user the owner of the file.`, {
      cause: error,
    });
  }
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch (error) {
    throw new StartupProblem(
      `The secrets in ${file} are damaged. Bring the file back from a backup; without it, delete it, and everybody signs in anew.`,
      { cause: error },
    );
  }
}

/** Complete or not at all, even if the process is killed in the middle. */
function write(file: string, secrets: Secrets): void {
  const draft = `${file}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  writeSync(descriptor, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
}
