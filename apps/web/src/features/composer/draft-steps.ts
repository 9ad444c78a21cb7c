import { type Message } from '@parley/contracts';
import { type Draft } from '../../chat/drafts.ts';

const EMPTY: Draft = { text: '' };

/** What is written becomes an answer to a message. A change that was begun is given up. */
export const replying = (draft: Draft, seq: number): Draft => ({ ...finished(draft), replyTo: seq });

/** Begins to change a message; what was being written waits. */
export function editing(draft: Draft, { seq, text }: Pick<Message, 'seq' | 'text'>): Draft {
  const { text: written, replyTo } = finished(draft);
  const worthKeeping = written !== '' || replyTo !== undefined;
  return {
    text,
    editing: seq,
    ...(worthKeeping && { before: { text: written, ...(replyTo !== undefined && { replyTo }) } }),
  };
}

/** A change is saved or given up: what was written before comes back. */
export const finished = (draft: Draft): Draft =>
  draft.editing === undefined ? draft : (draft.before ?? EMPTY);

/** Without the answer or the change that it has become. */
export const withoutContext = (draft: Draft): Draft =>
  draft.editing === undefined ? { text: draft.text } : finished(draft);

export const withText = (draft: Draft, text: string): Draft => ({ ...draft, text });
