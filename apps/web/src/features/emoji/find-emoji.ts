import { fold } from '../../words/fold.ts';
import { type EmojiEntry, type EmojiSet } from './emoji-set.ts';

/**
 * Those of which every word of the query begins a word; first those whose name begins with it, then those that have it as
 * a word to find them by.
 */
export function findEmoji({ groups }: EmojiSet, query: string, limit = Infinity): EmojiEntry[] {
  const wanted = fold(query)
    .split(/[\s_]+/u)
    .filter(Boolean);
  if (wanted.length === 0) return [];
  const ranks: EmojiEntry[][] = [[], [], [], []];
  for (const { entries } of groups) {
    for (const entry of entries) {
      const rank = rankOf(entry, wanted);
      if (rank !== null) ranks[rank]?.push(entry);
    }
  }
  return ranks.flat().slice(0, limit);
}

const folded = new WeakMap<EmojiEntry, string>();

/** Each word behind a bar; worked out when it is first searched, not when the picker opens. */
function wordsOf(entry: EmojiEntry): string {
  const known = folded.get(entry);
  if (known !== undefined) return known;
  const words = `|${fold(entry.words)}`;
  folded.set(entry, words);
  return words;
}

function rankOf(entry: EmojiEntry, wanted: readonly string[]): number | null {
  const words = wordsOf(entry);
  const whole = wanted.join(' ');
  if (words.startsWith(`|${whole}|`)) return 0;
  if (words.startsWith(`|${whole}`)) return 1;
  if (words.includes(`|${whole}`)) return 2;
  return wanted.every((word) => words.includes(`|${word}`) || words.includes(` ${word}`)) ? 3 : null;
}
