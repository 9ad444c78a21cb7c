import { type Settings } from '@parley/config';

type Sentence = (code: string, minutes: string) => string;

const english: Sentence = (code, minutes) =>
  `${code} is your Parley code. It works for ${minutes}. Tell it to nobody.`;

const otherLanguages: Partial<Record<string, Sentence>> = {
  de: (code, minutes) => `${code} ist dein Parley-Code. Er gilt ${minutes}. Gib ihn niemandem.`,
  es: (code, minutes) => `${code} es tu código de Parley. Vale ${minutes}. No se lo des a nadie.`,
  ar: (code, minutes) => `${code} هو رمز Parley الخاص بك. يصلح لمدة ${minutes}. لا تعطه لأحد.`,
};

/** The text message with a code; its last line lets phones fill the code in on our page and on no other (WebOTP). */
export function phoneCodeText(
  code: string,
  locale: string,
  { settings }: { readonly settings: Pick<Settings, 'OTP_TTL_SECONDS' | 'PUBLIC_URL'> },
): string {
  const wanted = new Intl.Locale(locale).language;
  const sentence = otherLanguages[wanted];
  const language = sentence ? wanted : 'en';
  const minutes = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(Math.floor(settings.OTP_TTL_SECONDS / 60));
  return `${(sentence ?? english)(code, minutes)}\n\n@${new URL(settings.PUBLIC_URL).hostname} #${code}`;
}
