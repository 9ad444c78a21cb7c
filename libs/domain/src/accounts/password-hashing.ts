import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's defaults, which follow OWASP (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'));
}

export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real comparison, so that the time of an answer does not tell whether an account exists. */
export async function comparePasswordWithNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await isPassword(await decoy, password);
  return false;
}
