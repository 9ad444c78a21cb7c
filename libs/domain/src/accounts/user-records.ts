import { randomInt } from 'node:crypto';
import { AppError, DEFAULT_USER_SETTINGS, type ErrorCode, type Role } from '@parley/contracts';
import { isUniqueViolation, newId, type Reader, type Tx, UserEntity } from '@parley/database';
import { IsNull } from 'typeorm';
import { caseKey, nameKey } from './search-keys.ts';

interface NewUser {
  readonly username?: string;
  readonly displayName?: string;
  readonly locale?: string | undefined;
  readonly role?: Role;
  readonly about?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly pendingEmail?: string;
  readonly passwordHash?: string;
}

const NEW_MEMBER = 'New member';
const HANDLE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const HANDLE_LENGTH = 8;
/** Who has one of these names would be taken for somebody who speaks for the server. */
const NAMES_OF_AUTHORITY = new Set([
  'admin',
  'administrator',
  'moderator',
  'parley',
  'root',
  'support',
  'system',
]);

/** Writes a new account; `AppError` where a username, phone or address belongs to somebody. */
export async function insertUser(tx: Tx, fields: NewUser): Promise<UserEntity> {
  const username = fields.username ?? randomHandle();
  const role = fields.role ?? 'user';
  refuseAuthority(username, role);
  const displayName = fields.displayName ?? fields.username ?? NEW_MEMBER;
  const user = tx.manager.create(UserEntity, {
    id: newId(),
    username,
    usernameKey: caseKey(username),
    displayName,
    nameKey: nameKey(displayName),
    about: fields.about ?? '',
    avatar: null,
    role,
    locale: fields.locale ?? 'en',
    phone: fields.phone ?? null,
    email: fields.email ?? null,
    emailKey: fields.email === undefined ? null : caseKey(fields.email),
    pendingEmail: fields.pendingEmail ?? null,
    pendingEmailKey: fields.pendingEmail === undefined ? null : caseKey(fields.pendingEmail),
    passwordHash: fields.passwordHash ?? null,
    settings: DEFAULT_USER_SETTINGS,
    createdAt: tx.now,
    deletionAt: null,
    deletedAt: null,
  });
  await refuseTaken(() => tx.manager.insert(UserEntity, user));
  return user;
}

/** Runs a write to `users`, and says whose key was taken if one was. */
export async function refuseTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const code = isUniqueViolation(error) ? takenCode(error) : undefined;
    if (code === undefined) throw error;
    throw new AppError(code, code === 'USERNAME_TAKEN' ? USERNAME_FIELD : undefined, { cause: error });
  }
}

/** Throws when an ordinary account asks for a name that only an administrator may have. */
export function refuseAuthority(username: string, role: Role): void {
  if (role !== 'admin' && NAMES_OF_AUTHORITY.has(caseKey(username)))
    throw new AppError('USERNAME_TAKEN', USERNAME_FIELD);
}

/** The account of that id, unless it was emptied. */
export function findUser({ manager }: Reader, id: string): Promise<UserEntity | null> {
  return manager.findOneBy(UserEntity, { id, deletedAt: IsNull() });
}

/** The same, locked until the transaction ends. */
export function findUserLocked(tx: Tx, id: string): Promise<UserEntity | null> {
  return tx.manager.findOne(UserEntity, { where: { id, deletedAt: IsNull() }, ...tx.rowLock });
}

/** The locked account of whoever asks; that of a valid token may be gone by now. */
export async function lockUser(tx: Tx, id: string): Promise<UserEntity> {
  const user = await findUserLocked(tx, id);
  if (!user) throw new AppError('SESSION_REVOKED');
  return user;
}

const USERNAME_FIELD = { fields: [{ path: 'username', message: 'This username is taken.' }] };

const TAKEN_CODES: Partial<Record<string, ErrorCode>> = {
  usernameKey: 'USERNAME_TAKEN',
  phone: 'PHONE_TAKEN',
  emailKey: 'EMAIL_TAKEN',
};

/** Both dialects name the column at the end. Before it MySQL quotes the value, in which anything may stand. */
function takenCode(error: unknown): ErrorCode | undefined {
  const [, column = ''] = /users[._](usernameKey|phone|emailKey)'?$/.exec(String(error)) ?? [];
  return TAKEN_CODES[column];
}

function randomHandle(): string {
  const letters = Array.from(
    { length: HANDLE_LENGTH },
    () => HANDLE_ALPHABET[randomInt(HANDLE_ALPHABET.length)],
  );
  return `user.${letters.join('')}`;
}
