/** Scripts that put no spaces between words. A search finds any part of such a text, not only where words begin. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

export const isUnspaced = (word: string): boolean => UNSPACED.test(word);
