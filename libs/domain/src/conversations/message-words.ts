import { plainLetters } from '../accounts/search-keys.ts';

/**
 * Texts as the words that the databases' full-text indexes find. What counts as a word is decided here, alike for both:
 * the indexes see nothing but ASCII letters and digits.
 *
 * - Without case, accents, vowel points and variants of width; an emoji is a word.
 * - Scripts that are written without spaces are cut into overlapping pairs, and the last character alone: so any part of
 *   a text is found, down to one character.
 * - Each word begins with `xx`: it is neither shorter than MySQL's three characters nor one of its stop words.
 * - Other characters are spelled out one by one, so that the start of a word is spelled as the start of its spelling.
 */

/** What somebody looks for: one word, or words that follow one another. */
export interface SearchedWords {
  readonly words: readonly string[];
  /** Whether words that begin so are meant as well. */
  readonly begun: boolean;
}

/** MySQL leaves out words of more than 84 characters. */
const LONGEST = 84;
const PREFIX = 'xx';

/** Accents; points for vowels, in Hebrew and Arabic, and the stroke that lengthens words there; what makes emoji of digits. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u20e3\ufe0e\ufe0f]+/g;

const UNSPACED = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{M}\p{Nl}]]`;
const WORDS = new RegExp(
  [
    String.raw`(?<unspaced>${UNSPACED}+)`,
    String.raw`(?<word>[[\p{L}\p{N}]--${UNSPACED}][[\p{L}\p{N}\p{M}]--${UNSPACED}]*)`,
    String.raw`(?<emoji>\p{RI}{2}|\p{ExtPict})`,
  ].join('|'),
  'gv',
);

/** All words of a message, to be indexed together with the one of its conversation. */
export function wordsOf(text: string): string[] {
  return piecesOf(text).flatMap(({ kind, characters }) =>
    kind === 'unspaced'
      ? characters.map((_, place) => spell(characters.slice(place, place + 2)))
      : spell(characters),
  );
}

/** Empty where the query holds nothing that is indexed, such as signs alone. */
export function searchedWords(query: string): SearchedWords[] {
  const pieces = piecesOf(query);
  return pieces.map(({ kind, characters }, index) => {
    if (kind === 'unspaced' && characters.length > 1) {
      const pairs = characters.slice(1).map((_, place) => spell(characters.slice(place, place + 2)));
      return { words: pairs, begun: false };
    }
    const last = index === pieces.length - 1;
    return { words: [spell(characters)], begun: kind === 'unspaced' || (kind === 'word' && last) };
  });
}

/** Stands in every message of the conversation; no text contains it. */
export function conversationWord(conversationId: string): string {
  return `in${conversationId.toLowerCase()}`;
}

interface Piece {
  readonly kind: 'unspaced' | 'word' | 'emoji';
  readonly characters: readonly string[];
}

/** Most texts are plain, and need nothing of what the others do. */
const PLAIN = /^[\0-\x7f]*$/;
const PLAIN_WORDS = /[a-z0-9]+/g;

function piecesOf(text: string): Piece[] {
  if (PLAIN.test(text)) {
    const words = text.toLowerCase().match(PLAIN_WORDS) ?? [];
    return words.map((word) => ({ kind: 'word', characters: Array.from(word) }));
  }
  return Array.from(fold(text).matchAll(WORDS), ([found, unspaced, word]) => ({
    kind: unspaced ? 'unspaced' : word ? 'word' : 'emoji',
    characters: Array.from(found),
  }));
}

function fold(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().replace(MARKS, '');
  // Composed again, since signs that change the sound belong to Japanese letters, and parts of a syllable are no Korean.
  return plainLetters(bare).normalize('NFC');
}

/** As many characters as fit. */
function spell(characters: readonly string[]): string {
  let spelled = PREFIX;
  for (const character of characters) {
    const next = spellOne(character);
    if (spelled.length + next.length > LONGEST) break;
    spelled += next;
  }
  return spelled;
}

/** No spelling is the start of another one. */
function spellOne(character: string): string {
  if (/[a-pr-y0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 36 ** 3 ? `q${code.toString(36).padStart(3, '0')}` : `z${code.toString(36).padStart(4, '0')}`;
}
