const MARKS = /\p{M}+/gu;

/** How words are compared: without regard to case, accents and vowel signs. */
export const fold = (text: string): string => text.normalize('NFKD').replace(MARKS, '').toLowerCase();
