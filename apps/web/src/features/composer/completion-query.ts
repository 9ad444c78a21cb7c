/** What somebody has begun to name, just before the caret. */
export interface CompletionQuery {
  readonly kind: 'mention' | 'emoji';
  /** Where its sign stands. */
  readonly from: number;
  readonly text: string;
}

/** The same place for a name as the server sees: not within a word or an address. */
const MENTION = /(?<![\p{L}\p{N}_.@])@(?<text>[\p{L}\p{M}\p{N}_.]{0,32})$/u;
/** Two letters at least, so that a smile such as :D is left alone. */
const EMOJI = /(?<![\p{L}\p{N}:/]):(?<text>[\p{L}\p{M}\p{N}_+]{2,32})$/u;
const LOOK_BACK = 64;

export function completionQuery(text: string, caret: number): CompletionQuery | null {
  const before = text.slice(Math.max(0, caret - LOOK_BACK), caret);
  const mention = MENTION.exec(before)?.groups?.['text'];
  if (mention !== undefined) return { kind: 'mention', from: caret - mention.length - 1, text: mention };
  const emoji = EMOJI.exec(before)?.groups?.['text'];
  return emoji === undefined ? null : { kind: 'emoji', from: caret - emoji.length - 1, text: emoji };
}
