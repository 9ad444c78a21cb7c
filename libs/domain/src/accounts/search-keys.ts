import { NAME_KEY_LENGTH } from '@parley/database';

/** Letters that are written with a mark or a ligature but do not decompose into one; and the final form of sigma. */
const PLAIN: Partial<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};
const TO_BE_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Compares addresses and usernames as people do: without regard to case. */
export function caseKey(text: string): string {
  return text.toLowerCase();
}

/** Folds a name for searching: no case, no accents, single spaces. Empty where nothing but accents was written. */
export function nameKey(name: string): string {
  return plainLetters(
    name
      .normalize('NFKD')
      .replace(/\p{Mark}+/gu, '')
      .toLowerCase(),
  )
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, NAME_KEY_LENGTH);
}

/** Of lower case without accents: the letters that people type where they have no others. */
export function plainLetters(text: string): string {
  return text.replace(TO_BE_PLAIN, (letter) => PLAIN[letter] ?? letter);
}

/** For a LIKE with ESCAPE '!', in which all of the text is to mean itself. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
