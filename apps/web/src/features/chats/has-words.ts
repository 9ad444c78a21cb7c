const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces: any part of a text counts as a word. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether each word of a query begins a word of one of the texts; case and accents do not count. */
export function hasWords(texts: readonly string[], query: string): boolean {
  const wanted = folded(query).match(WORDS) ?? [];
  const places = texts.map(folded);
  const words = places.flatMap((text) => text.match(WORDS) ?? []);
  const isThere = (word: string) =>
    words.some((one) => one.startsWith(word)) ||
    (UNSPACED.test(word) && places.some((text) => text.includes(word)));
  return wanted.length > 0 && wanted.every(isThere);
}
