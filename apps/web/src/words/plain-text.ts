/** More than any row or announcement shows. */
const SHOWN = 300;

const FENCE = /```[^\n`]*\n?/g;
const LINE_START = /^\s{0,3}(?:>+|#{1,6}|[-*+]|\d{1,3}[.)])\s+/gm;
const LINK = /\[([^\]\n]+)\]\([^)\s]+\)/g;
const DOUBLE = /(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g;
const CODE = /`([^`\n]+)`/g;
const SINGLE = /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;

/** The beginning of a message on one line, without the signs that only shape it. */
export function plainText(text: string): string {
  return text
    .slice(0, SHOWN)
    .replace(/\p{Surrogate}$/u, '')
    .replace(FENCE, ' ')
    .replace(LINE_START, '')
    .replace(LINK, '$1')
    .replace(DOUBLE, '$2')
    .replace(CODE, '$1')
    .replace(SINGLE, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
