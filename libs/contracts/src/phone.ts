import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { Locale, OtpCode } from './primitives.ts';

// All that takes a phone number is here and nothing else, so that pages which take none do not load the numbering
// plans of the world.

/** Accepts what people type (spaces, dashes, brackets) as long as the country code is there; gives E.164. */
export const Phone = z
  .string()
  .max(40, 'Not a phone number.')
  .transform((text, context) => {
    const parsed = parsePhoneNumberFromString(text);
    if (parsed?.isValid() && !parsed.ext) return parsed.number;
    context.addIssue({
      code: 'custom',
      message: 'Write the whole number with its country code, for example +44 20 7946 0958.',
    });
    return z.NEVER;
  })
  .describe('A phone number with its country code; answered in E.164.')
  .meta({ example: '+14155550100' });

export const OtpRequest = z
  .strictObject({ phone: Phone, locale: Locale.optional().describe('The language of the message.') })
  .meta({ id: 'OtpRequest', example: { phone: '+14155550100' } });
export type OtpRequest = z.infer<typeof OtpRequest>;

export const OtpVerification = z
  .strictObject({ phone: Phone, code: OtpCode })
  .meta({ id: 'OtpVerification', example: { phone: '+14155550100', code: '492817' } });
export type OtpVerification = z.infer<typeof OtpVerification>;

export const PhoneChange = z
  .strictObject({ phone: Phone })
  .meta({ id: 'PhoneChange', example: { phone: '+14155550101' } });
export type PhoneChange = z.infer<typeof PhoneChange>;
