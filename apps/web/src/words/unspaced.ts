/** Of scripts without spaces: any part of a text counts as a word. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

export const isUnspaced = (word: string): boolean => UNSPACED.test(word);
