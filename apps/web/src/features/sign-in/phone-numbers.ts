import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

export interface PhoneDraft {
  country: CountryCode;
  /** As it was typed, without the country code. */
  national: string;
}

export interface Country {
  code: CountryCode;
  name: string;
  callingCode: string;
}

/** Every country that has phone numbers, by its name in the reader's language. */
export function countriesIn(locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, callingCode: `+${getCountryCallingCode(code)}` }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** Finds by name, country code or calling code; what begins with the words comes first. */
export function findCountries(countries: readonly Country[], query: string): Country[] {
  const wanted = plain(query);
  if (!wanted) return [...countries];
  const ranked = countries.flatMap((country) => {
    const rank = rankOf(country, wanted);
    return rank === null ? [] : [{ country, rank }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ country }) => country);
}

function rankOf({ code, name, callingCode }: Country, wanted: string): number | null {
  const digits = wanted.replace(/^(\+|00)/, '');
  if (/^\d+$/.test(digits)) {
    const own = callingCode.slice(1);
    if (own === digits) return 0;
    return own.startsWith(digits) ? 1 : null;
  }
  if (code.toLowerCase() === wanted) return 0;
  if (plain(name).startsWith(wanted)) return 1;
  return plain(name).includes(wanted) ? 2 : null;
}

/** Without accents and case, so that "turkiye" finds Türkiye. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();

/** The country that a browser with this language is likely in. */
export function likelyCountry(language: string): CountryCode {
  const region = new Intl.Locale(language).maximize().region;
  return region && isSupportedCountry(region) ? region : 'US';
}

export function draftOf(phone: string): PhoneDraft {
  const parsed = parsePhoneNumberFromString(phone);
  return parsed?.country
    ? { country: parsed.country, national: parsed.formatNational() }
    : { country: likelyCountry(navigator.language), national: '' };
}

/** A whole number pasted or typed with + or 00 moves its country into the picker. */
export function retyped(draft: PhoneDraft, typed: string): PhoneDraft {
  const whole = typed.trim().replace(/^00(?=[1-9])/, '+');
  if (!whole.startsWith('+')) return { ...draft, national: typed };
  const formatter = new AsYouType();
  formatter.input(whole);
  const parsed = formatter.getNumber();
  return parsed?.country && parsed.isPossible()
    ? { country: parsed.country, national: parsed.formatNational() }
    : { ...draft, national: typed };
}

/** The number in E.164, or null while it is not one. */
export function numberOf({ country, national }: PhoneDraft): string | null {
  const parsed = parsePhoneNumberFromString(national, country);
  return parsed?.isValid() && !parsed.ext ? parsed.number : null;
}

/** How a number is written for reading. */
export function formatPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
