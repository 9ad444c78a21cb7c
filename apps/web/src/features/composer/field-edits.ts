import { type Selected, type TextEdit } from './text-edits.ts';

export const selectionOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

/** Changes the text as if it were typed. */
export function applyEdit(field: HTMLTextAreaElement, { from, to, text, select }: TextEdit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const command = text === '' ? 'delete' : 'insertText';
  // Deprecated without a successor: nothing else keeps the browser's own undo.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (from !== to || text !== '') document.execCommand(command, false, text);
  field.setSelectionRange(...select);
}

/** Puts text where the caret is. */
export function insertAtCaret(field: HTMLTextAreaElement, text: string): void {
  const { start, end } = selectionOf(field);
  applyEdit(field, { from: start, to: end, text, select: [start + text.length, start + text.length] });
}
