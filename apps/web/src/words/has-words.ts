import { fold } from './fold.ts';
import { isUnspaced } from './unspaced.ts';

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** Whether each word of a query begins a word of one of the texts; case and accents do not count. */
export function hasWords(texts: readonly string[], query: string): boolean {
  const wanted = fold(query).match(WORDS) ?? [];
  const places = texts.map(fold);
  const words = places.flatMap((text) => text.match(WORDS) ?? []);
  const isThere = (word: string) =>
    words.some((one) => one.startsWith(word)) ||
    (isUnspaced(word) && places.some((text) => text.includes(word)));
  return wanted.length > 0 && wanted.every(isThere);
}
