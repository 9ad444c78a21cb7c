export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FIRST_LETTER = /\p{L}/u;
const BETWEEN_PARAGRAPHS = /\n[^\S\n]*\n/u;

/** Whether the last paragraph of a text runs as the page does, as the browser decides it: by its first letter. */
export function endsAlong(text: string, direction: 'ltr' | 'rtl'): boolean {
  const last = text.trim().split(BETWEEN_PARAGRAPHS).at(-1) ?? '';
  const [letter = ''] = FIRST_LETTER.exec(last) ?? [];
  return RIGHT_TO_LEFT.test(letter) === (direction === 'rtl');
}
