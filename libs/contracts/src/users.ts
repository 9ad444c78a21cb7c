import { z } from 'zod';
import { ADA } from './examples.ts';
import { LIMITS } from './limits.ts';
import { PageQuery, pageOf } from './paging.ts';
import { DisplayName, Email, Id, Locale, Timestamp, Username, multiLine, singleLine } from './primitives.ts';

export const Audience = z.enum(['everyone', 'friends', 'nobody']).meta({ id: 'Audience' });
export type Audience = z.infer<typeof Audience>;

const userSettings = {
  lastSeen: Audience.describe('Who sees when you were last here, and whether you are online.'),
  readReceipts: z.boolean().describe('Others see what you have read, and you see what they have read.'),
  findByPhone: z.boolean().describe('Whoever knows your whole number finds you by it.'),
  findByEmail: z.boolean().describe('Whoever knows your whole e-mail address finds you by it.'),
  signInMails: z
    .boolean()
    .describe('A mail when somebody signs in from a new device, and when a session is signed out.'),
};

export const UserSettings = z.object(userSettings).meta({ id: 'UserSettings' });
export type UserSettings = z.infer<typeof UserSettings>;

export const DEFAULT_USER_SETTINGS: UserSettings = {
  lastSeen: 'everyone',
  readReceipts: true,
  findByPhone: true,
  findByEmail: true,
  signInMails: true,
};

/** What anybody who is signed in may know of a person. */
const card = {
  id: Id,
  username: z.string().meta({ example: 'ada.lovelace' }),
  displayName: z.string().meta({ example: 'Ada Lovelace' }),
  about: z.string().meta({ example: 'Notes on the Analytical Engine.' }),
  avatarUrl: z
    .string()
    .nullable()
    .describe(
      'Their picture, as an address below that of the server: a square of 384 pixels, or of 96 with `?size=96`. Null where they have none.',
    )
    .meta({ example: '/api/avatars/9f86d081884c7d659a2feaa0c55ad015' }),
};

export const User = z.object(card).meta({ id: 'User', example: ADA });
export type User = z.infer<typeof User>;

export const Role = z.enum(['user', 'admin']).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const Me = z
  .object({
    ...card,
    role: Role,
    locale: z.string().meta({ example: 'en' }),
    phone: z.string().nullable().meta({ example: '+14155550100' }),
    email: z.string().nullable().meta({ example: 'ada@example.org' }),
    emailVerified: z.boolean(),
    /** An address that waits for its confirmation link to be opened. */
    pendingEmail: z.string().nullable().describe('A new address that is not confirmed yet.'),
    hasPassword: z.boolean(),
    googleLinked: z.boolean(),
    settings: UserSettings,
    createdAt: Timestamp,
  })
  .meta({
    id: 'Me',
    example: {
      ...ADA,
      role: 'user',
      locale: 'en-GB',
      phone: '+14155550100',
      email: 'ada@example.org',
      emailVerified: true,
      pendingEmail: null,
      hasPassword: true,
      googleLinked: false,
      settings: DEFAULT_USER_SETTINGS,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  });
export type Me = z.infer<typeof Me>;

export const ProfileChange = z
  .strictObject({
    displayName: DisplayName.optional(),
    username: Username.optional(),
    about: multiLine(LIMITS.about).optional().meta({ example: 'Notes on the Analytical Engine.' }),
    locale: Locale.optional(),
    settings: z.strictObject(userSettings).partial().optional(),
  })
  .meta({
    id: 'ProfileChange',
    example: {
      displayName: 'Ada Lovelace',
      about: 'Notes on the Analytical Engine.',
      settings: { lastSeen: 'friends' },
    },
  });
export type ProfileChange = z.infer<typeof ProfileChange>;

export const EmailChange = z
  .strictObject({ email: Email })
  .meta({ id: 'EmailChange', example: { email: 'ada@example.org' } });
export type EmailChange = z.infer<typeof EmailChange>;

export const UserSearch = PageQuery.extend({
  query: singleLine(LIMITS.searchQuery.min, LIMITS.searchQuery.max).describe(
    'Part of a name or username; or a whole phone number or e-mail address, which finds only its owner.',
  ),
});
export type UserSearch = z.infer<typeof UserSearch>;

export const UserPage = pageOf('UserPage', User);
export type UserPage = z.infer<typeof UserPage>;
