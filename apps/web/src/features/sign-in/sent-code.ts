import { type OtpSent } from '@parley/contracts';
import i18next from 'i18next';
import { parley } from '../../session/parley.ts';

/** A code that is on its way to a phone. */
export interface SentCode {
  phone: string;
  sent: OtpSent;
}

export async function sendCode(phone: string): Promise<SentCode> {
  return { phone, sent: await parley.auth.requestCode({ phone, locale: i18next.language }) };
}
