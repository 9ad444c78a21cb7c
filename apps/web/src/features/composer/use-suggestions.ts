import { type KnownConversation } from '@parley/client';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { notePicked, useEmojiHabits } from '../emoji/emoji-habits.ts';
import { type EmojiEntry } from '../emoji/emoji-set.ts';
import { findEmoji } from '../emoji/find-emoji.ts';
import { withTone } from '../emoji/skin-tones.ts';
import { useEmojiSet } from '../emoji/use-emoji-set.ts';
import { completionQuery } from './completion-query.ts';
import { type Mentioned } from './mention-candidates.ts';
import { type TextEdit } from './text-edits.ts';
import { useMentionable } from './use-mentionable.ts';

export type Suggestion = Mentioned | { readonly kind: 'emoji'; readonly entry: EmojiEntry };

const EMOJI_SHOWN = 8;

export interface Suggestions {
  readonly list: readonly Suggestion[];
  readonly active: number;
  setActive: (place: number) => void;
  choose: (place: number) => void;
  /** Whether the key was for the list. */
  steer: (event: KeyboardEvent) => boolean;
}

interface SuggestionSettings {
  known: KnownConversation;
  text: string;
  /** Null where nothing is being written. */
  caret: number | null;
  apply: (edit: TextEdit) => void;
}

/** What could complete the name or the emoji that was begun before the caret. */
export function useSuggestions({ known, text, caret, apply }: SuggestionSettings): Suggestions {
  const query = caret === null ? null : completionQuery(text, caret);
  const [marked, setMarked] = useState({ query: '', place: 0 });
  const [dismissed, setDismissed] = useState<string | null>(null);
  const { tone } = useEmojiHabits();
  const persons = useMentionable(known, query?.kind === 'mention' ? query.text : null);
  const emojiText = query?.kind === 'emoji' ? query.text : null;
  const { data: emoji } = useEmojiSet({ enabled: emojiText !== null });
  const found = useMemo(
    () =>
      emoji && emojiText !== null
        ? findEmoji(emoji, emojiText, EMOJI_SHOWN).map((entry) => ({ kind: 'emoji', entry }) as const)
        : [],
    [emoji, emojiText],
  );

  const begun = query && `${query.kind} ${query.from}`;
  const list: readonly Suggestion[] =
    query === null || begun === dismissed ? [] : query.kind === 'mention' ? persons : found;
  const queryText = query?.text ?? '';
  const active = marked.query === queryText ? Math.min(marked.place, list.length - 1) : 0;

  function choose(place: number): void {
    const suggestion = list[place];
    if (!suggestion || query === null || caret === null) return;
    if (suggestion.kind === 'emoji') notePicked(suggestion.entry.emoji);
    const put = `${insertionOf(suggestion)} `;
    // A space that is there already is the one to go on after.
    const to = text[caret] === ' ' ? caret + 1 : caret;
    const end = query.from + put.length;
    apply({ from: query.from, to, text: put, select: [end, end] });
  }

  function insertionOf(suggestion: Suggestion): string {
    if (suggestion.kind === 'emoji') return withTone(suggestion.entry.emoji, tone);
    return suggestion.kind === 'everyone' ? '@everyone' : `@${suggestion.person.username}`;
  }

  function steer(event: KeyboardEvent): boolean {
    if (list.length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    switch (event.key) {
      case 'ArrowDown':
        setMarked({ query: queryText, place: (active + 1) % list.length });
        break;
      case 'ArrowUp':
        setMarked({ query: queryText, place: (active + list.length - 1) % list.length });
        break;
      case 'Enter':
      case 'Tab':
        choose(active);
        break;
      case 'Escape':
        setDismissed(begun);
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  }

  return { list, active, setActive: (place) => setMarked({ query: queryText, place }), choose, steer };
}
