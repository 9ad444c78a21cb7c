import { fold } from './fold.ts';
import { isUnspaced } from './unspaced.ts';

/** A part of a text; found parts are those that the search was about. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+|\p{ExtPict}/gu;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cuts a text where words begin as the search says; case and accents do not count, as they do not for the server. */
export function highlighted(text: string, query: string): Piece[] {
  const wanted = Array.from(query.matchAll(WORD), ([word]) => fold(word)).filter((word) => word !== '');
  const letters = Array.from(characters.segment(text), ({ segment }) => ({
    text: segment,
    folded: fold(segment),
  }));
  const marked = letters.map(() => false);
  letters.forEach((_, start) => {
    const atWordStart = start === 0 || !isLetter(letters[start - 1]?.text ?? '');
    for (const word of wanted) {
      if (!atWordStart && !isUnspaced(word)) continue;
      const length = matchLength(letters, start, word);
      marked.fill(true, start, start + length);
    }
  });
  return joined(letters, marked);
}

const isLetter = (text: string) => /[\p{L}\p{N}\p{M}]/u.test(text);

/** Over how many characters the text reads as the word does; 0 where it does not. */
function matchLength(letters: readonly { folded: string }[], start: number, word: string): number {
  let read = '';
  for (let end = start; end < letters.length; end += 1) {
    read += letters[end]?.folded ?? '';
    if (read.startsWith(word)) return end - start + 1;
    if (!word.startsWith(read)) return 0;
  }
  return 0;
}

function joined(letters: readonly { text: string }[], marked: readonly boolean[]): Piece[] {
  const pieces: { text: string; found: boolean }[] = [];
  letters.forEach(({ text }, index) => {
    const found = marked[index] ?? false;
    const last = pieces.at(-1);
    if (last?.found === found) last.text += text;
    else pieces.push({ text, found });
  });
  return pieces;
}

const CONTEXT = 60;
const SHOWN = 240;

/** The part of a long text where the first word was found. */
export function excerpt(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ found }) => found);
  const before = pieces
    .slice(0, Math.max(first, 0))
    .map(({ text }) => text)
    .join('');
  const rest = pieces.slice(Math.max(first, 0));
  const lead = before.length > CONTEXT ? `…${startingAtWord(before.slice(-CONTEXT))}` : before;
  const shown: Piece[] = lead === '' ? [] : [{ text: lead, found: false }];
  let left = SHOWN;
  for (const { text, found } of rest) {
    if (left <= 0) break;
    shown.push({
      text: text.length > left ? `${text.slice(0, left).replace(/\p{Surrogate}$/u, '')}…` : text,
      found,
    });
    left -= text.length;
  }
  return shown;
}

const startingAtWord = (text: string) => text.replace(/^\S*\s+/, '').replace(/^\p{Surrogate}/u, '');
