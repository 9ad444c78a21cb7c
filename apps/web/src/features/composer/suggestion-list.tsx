import { UsersRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { useEmojiHabits } from '../emoji/emoji-habits.ts';
import { withTone } from '../emoji/skin-tones.ts';
import { type Suggestion, type Suggestions } from './use-suggestions.ts';

export const optionId = (listId: string, place: number) => `${listId}-${place}`;

/** Above the field, which keeps the focus. */
export function SuggestionList({ id, suggestions }: { id: string; suggestions: Suggestions }) {
  const { t } = useTranslation();
  const { list, active, setActive, choose } = suggestions;
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    box.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      ref={box}
      id={id}
      role="listbox"
      aria-label={t('composer.suggestions')}
      onPointerDown={(event) => event.preventDefault()}
      className="enter absolute inset-x-2 bottom-full z-20 mb-1 max-h-72 max-w-md overflow-y-auto overscroll-contain
        rounded-card border border-line bg-raised p-1.5 shadow-float md:inset-x-4"
    >
      {list.map((suggestion, place) => (
        <li
          key={keyOf(suggestion)}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === active}
          onClick={() => choose(place)}
          onPointerMove={() => setActive(place)}
          className={classes(
            'flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-2.5 py-1.5',
            place === active && 'bg-accent-soft',
          )}
        >
          <SuggestionRow suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}

function keyOf(suggestion: Suggestion): string {
  if (suggestion.kind === 'emoji') return suggestion.entry.emoji;
  return suggestion.kind === 'person' ? suggestion.person.id : 'everyone';
}

function SuggestionRow({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation();
  const { tone } = useEmojiHabits();
  switch (suggestion.kind) {
    case 'person':
      return (
        <>
          <Avatar person={suggestion.person} size="small" />
          <bdi className="min-w-0 truncate font-semibold">{suggestion.person.displayName}</bdi>
          <bdi dir="ltr" className="min-w-0 truncate text-note text-ink-soft">
            @{suggestion.person.username}
          </bdi>
        </>
      );
    case 'everyone':
      return (
        <>
          <span className="petal flex size-9 shrink-0 items-center justify-center bg-warm-soft text-warm-ink">
            <UsersRound aria-hidden className="size-5" />
          </span>
          <bdi dir="ltr" className="font-semibold">
            @everyone
          </bdi>
          <span className="min-w-0 truncate text-note text-ink-soft">{t('composer.everyone')}</span>
        </>
      );
    case 'emoji':
      return (
        <>
          <span className="w-7 shrink-0 text-center font-emoji text-title leading-none">
            {withTone(suggestion.entry.emoji, tone)}
          </span>
          <span className="min-w-0 truncate">{suggestion.entry.name}</span>
        </>
      );
  }
}
