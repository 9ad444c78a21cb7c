import { z } from 'zod';
import { LIMITS } from './limits.ts';

const CONTROL_OR_BIDI = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** One line of what people write: trimmed, composed (NFC), no control or direction-changing characters. */
export const singleLine = (min: number, max: number) =>
  z
    .string()
    .max(max * 4, `At most ${max} characters.`)
    .refine(
      (text) => !LONE_SURROGATE.test(text) && !CONTROL_OR_BIDI.test(text),
      'Contains characters that cannot be shown.',
    )
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min, min > 1 ? `At least ${min} characters.` : 'Must not be empty.')
        .max(max, `At most ${max} characters.`),
    )
    // For documents: what counts is the length after trimming, which the first check cannot know.
    .meta({ minLength: min, maxLength: max });

/** Several lines of what people write; line breaks and tabs are fine, other control characters are not. */
export const multiLine = (max: number) =>
  z
    .string()
    .max(max * 4, `At most ${max} characters.`)
    .refine(
      (text) => !LONE_SURROGATE.test(text) && !CONTROL_OR_BIDI.test(text.replace(/[\n\r\t]/g, '')),
      'Contains characters that cannot be shown.',
    )
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, `At most ${max} characters.`))
    .meta({ maxLength: max });

export const Id = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'Not an id.')
  .describe('A ULID.')
  .meta({ example: '01JD3V6W7Y8Z9A0B1C2D3E4F5G' });

export const Timestamp = z.iso
  .datetime()
  .describe('UTC, ISO 8601.')
  .meta({ example: '2026-11-20T09:30:00.000Z' });

export const Email = z
  .string()
  .max(LIMITS.email, 'Not an e-mail address.')
  .transform((text) => text.normalize('NFC').trim())
  .pipe(z.email('Not an e-mail address.').max(LIMITS.email))
  .describe('An e-mail address.')
  .meta({ example: 'ada@example.org' });

export const Username = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9]$/,
    'Start with a letter; then letters, digits, dots and underscores, with a letter or digit at the end.',
  )
  .min(LIMITS.username.min, `At least ${LIMITS.username.min} characters.`)
  .max(LIMITS.username.max, `At most ${LIMITS.username.max} characters.`)
  .describe('A handle, unique without regard to case.')
  .meta({ example: 'ada.lovelace' });

export const DisplayName = singleLine(LIMITS.displayName.min, LIMITS.displayName.max)
  .describe('What other people see.')
  .meta({ example: 'Ada Lovelace' });

export const Password = z
  .string()
  .min(LIMITS.password.min, `At least ${LIMITS.password.min} characters.`)
  .max(LIMITS.password.max, `At most ${LIMITS.password.max} characters.`)
  .refine(
    (text) => !LONE_SURROGATE.test(text) && !text.includes('\0'),
    'Contains characters that cannot be used.',
  )
  .meta({ example: 'correct horse battery' });

/** A password that is being checked, not chosen: only bounded, so that rules may change without locking people out. */
export const GivenPassword = z
  .string()
  .min(1, 'Must not be empty.')
  .max(LIMITS.password.max, 'Not a password that was chosen here.')
  .meta({ example: 'correct horse battery' });

export const OtpCode = z
  .string()
  .regex(/^[0-9]{6}$/, 'Six digits.')
  .describe('The six digits from the message.')
  .meta({ example: '492817' });

export const Locale = z
  .string()
  .max(LIMITS.locale)
  .refine((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }, 'Not a language tag.')
  .describe('A BCP 47 language tag.')
  .meta({ example: 'en-GB' });
