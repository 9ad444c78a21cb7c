import { z } from 'zod';
import { LIMITS } from './limits.ts';
import {
  DisplayName,
  Email,
  GivenPassword,
  Id,
  Locale,
  Password,
  Timestamp,
  Username,
} from './primitives.ts';
import { Me } from './users.ts';

/**
 * The header with which a browser page asks for its refresh token as an httpOnly cookie. Another site's form cannot
 * send it, so a cookie is only ever accepted together with it.
 */
export const TOKEN_DELIVERY_HEADER = 'x-parley-tokens';
export const COOKIE_DELIVERY = 'cookie';

export const OtpSent = z
  .object({
    expiresIn: z.number().int().describe('Seconds for which the code is good.'),
    resendAfter: z.number().int().describe('Seconds until another code can be asked for.'),
  })
  .meta({ id: 'OtpSent', example: { expiresIn: 300, resendAfter: 30 } });
export type OtpSent = z.infer<typeof OtpSent>;

export const Registration = z
  .strictObject({
    username: Username,
    email: Email,
    password: Password,
    displayName: DisplayName.optional(),
    locale: Locale.optional(),
  })
  .meta({
    id: 'Registration',
    example: { username: 'ada.lovelace', email: 'ada@example.org', password: 'correct horse battery' },
  });
export type Registration = z.infer<typeof Registration>;

export const PasswordLogin = z
  .strictObject({
    login: z
      .string()
      .trim()
      .min(1, 'Must not be empty.')
      .max(LIMITS.email, 'Not a username, e-mail address or phone number.')
      .describe('Username, e-mail address or phone number.'),
    password: GivenPassword,
  })
  .meta({ id: 'PasswordLogin', example: { login: 'ada.lovelace', password: 'correct horse battery' } });
export type PasswordLogin = z.infer<typeof PasswordLogin>;

const opaque = (max: number) =>
  z
    .string()
    .min(1, 'Must not be empty.')
    .max(max, 'Not one of ours.')
    .regex(/^[A-Za-z0-9_-]+$/, 'Not one of ours.');

export const RefreshRequest = z
  .strictObject({
    refreshToken: opaque(LIMITS.refreshToken)
      .optional()
      .describe('Leave out where the token is in the cookie.'),
  })
  .meta({ id: 'RefreshRequest', example: { refreshToken: 'rVqT0yq0h0c2WcGJ2dYwT9o3p4m1XqLZ6c8eQnS5uKw' } });
export type RefreshRequest = z.infer<typeof RefreshRequest>;

export const ExchangeRequest = z
  .strictObject({
    code: opaque(LIMITS.opaqueToken).describe(
      'The code at the end of the redirect; good once, for a minute.',
    ),
    verifier: opaque(LIMITS.opaqueToken)
      .min(43, 'At least 43 characters.')
      .optional()
      .describe('What the `challenge` of the redirect was made from (PKCE, S256), if there was one.'),
  })
  .meta({ id: 'ExchangeRequest', example: { code: 'q3JwR7kT2mXvN8sLbY4dFg' } });
export type ExchangeRequest = z.infer<typeof ExchangeRequest>;

export const GoogleStart = z.strictObject({
  challenge: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'A base64url SHA-256.')
    .optional()
    .describe('PKCE: SHA-256 of a verifier that the exchange must then show.'),
  link: opaque(LIMITS.opaqueToken)
    .optional()
    .describe('A ticket from POST /api/me/google: link instead of signing in.'),
});
export type GoogleStart = z.infer<typeof GoogleStart>;

export const Tokens = z
  .object({
    accessToken: z.string().describe('Send as `Authorization: Bearer …`.'),
    refreshToken: z.string().nullable().describe('Good once; null where it went into a cookie.'),
    expiresIn: z.number().int().describe('Seconds for which the access token is good.'),
    user: Me,
    created: z.boolean().describe('Whether this call made the account.'),
    restored: z.boolean().describe('Whether this call brought back an account that was about to be deleted.'),
  })
  .meta({
    id: 'Tokens',
    example: {
      accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMUpEM1Y2VzdZOFo5QTBCMUMyRDNFNEY1RyJ9.c2lnbmF0dXJl',
      refreshToken: 'rVqT0yq0h0c2WcGJ2dYwT9o3p4m1XqLZ6c8eQnS5uKw',
      expiresIn: 900,
      user: Me.meta()?.example,
      created: false,
      restored: false,
    },
  });
export type Tokens = z.infer<typeof Tokens>;

export const Session = z
  .object({
    id: Id,
    device: z.string().meta({ example: 'Firefox on Linux' }),
    place: z.string().meta({ example: 'Germany · 203.0.113.7' }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    current: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({
    id: 'Session',
    example: {
      id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
      device: 'Firefox on Linux',
      place: 'Germany · 203.0.113.7',
      createdAt: '2026-11-20T09:30:00.000Z',
      lastUsedAt: '2026-11-21T17:05:00.000Z',
      current: true,
    },
  });
export type Session = z.infer<typeof Session>;

export const SessionList = z
  .object({ items: z.array(Session) })
  .meta({ id: 'SessionList', example: { items: [Session.meta()?.example] } });
export type SessionList = z.infer<typeof SessionList>;

export const LinkToken = z
  .strictObject({ token: opaque(LIMITS.opaqueToken).describe('From the link in the mail.') })
  .meta({ id: 'LinkToken', example: { token: 'q3JwR7kT2mXvN8sLbY4dFg' } });
export type LinkToken = z.infer<typeof LinkToken>;

export const PasswordForgotten = z
  .strictObject({ email: Email })
  .meta({ id: 'PasswordForgotten', example: { email: 'ada@example.org' } });
export type PasswordForgotten = z.infer<typeof PasswordForgotten>;

export const PasswordReset = LinkToken.extend({ password: Password }).meta({
  id: 'PasswordReset',
  example: { token: 'q3JwR7kT2mXvN8sLbY4dFg', password: 'correct horse battery' },
});
export type PasswordReset = z.infer<typeof PasswordReset>;

export const PasswordChange = z
  .strictObject({
    currentPassword: GivenPassword.optional().describe('Needed where the account has a password.'),
    newPassword: Password,
  })
  .meta({
    id: 'PasswordChange',
    example: { currentPassword: 'correct horse battery', newPassword: 'staple battery horse' },
  });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const AccountDeletion = z
  .strictObject({ password: GivenPassword.optional().describe('Needed where the account has a password.') })
  .meta({ id: 'AccountDeletion', example: { password: 'correct horse battery' } });
export type AccountDeletion = z.infer<typeof AccountDeletion>;

export const DeletionScheduled = z
  .object({ deletedAfter: Timestamp.describe('Until then, signing in brings the account back.') })
  .meta({ id: 'DeletionScheduled', example: { deletedAfter: '2026-12-04T09:30:00.000Z' } });
export type DeletionScheduled = z.infer<typeof DeletionScheduled>;

export const GoogleLink = z
  .object({ url: z.string().describe('Open this in the browser to link the account.') })
  .meta({
    id: 'GoogleLink',
    example: { url: 'https://chat.example.org/api/auth/google?link=q3JwR7kT2mXvN8sLbY4dFg' },
  });
export type GoogleLink = z.infer<typeof GoogleLink>;
