import { LIMITS, type User } from '@parley/contracts';
import { Search, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { FieldError, controlLook } from '../../design/field.tsx';

interface MemberPickerProps {
  label: string;
  people: readonly User[];
  chosen: readonly User[];
  onChange: (chosen: readonly User[]) => void;
  error?: string | undefined;
}

const SHOWN = 200;

/** Chooses some of many people: those chosen as chips above, all of them to be searched and ticked below. */
export function MemberPicker({ label, people, chosen, onChange, error }: MemberPickerProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [query, setQuery] = useState('');
  const found = people.filter((person) => matches(person, query, i18n.language));
  const full = chosen.length >= LIMITS.membersAtOnce;
  const isChosen = (person: User) => chosen.some((one) => one.id === person.id);
  const without = (person: User) => chosen.filter((one) => one.id !== person.id);
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-3 font-semibold">
        {label}
        <span className="text-note font-normal text-ink-soft" role="status">
          {chosen.length > 0 && t('groups.chosen', { count: chosen.length })}
        </span>
      </legend>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((person) => (
            <li key={person.id} className="max-w-full">
              <button
                type="button"
                onClick={() => onChange(without(person))}
                aria-label={t('groups.unchoose', { name: person.displayName })}
                className="flex min-h-9 max-w-full items-center gap-1.5 rounded-full bg-accent-soft ps-3 pe-2 text-note font-semibold
                  hover:bg-sunken"
              >
                <bdi className="truncate">{person.displayName}</bdi>
                <X aria-hidden className="size-4 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-3.5 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
        />
        <input
          type="text"
          inputMode="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-label={t('groups.searchFriends')}
          placeholder={t('groups.searchFriends')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            // Enter belongs to the search here: it must not send the form that is half filled in.
            if (event.key === 'Enter') event.preventDefault();
          }}
          className={classes(controlLook, 'w-full ps-11')}
        />
      </div>
      {full && <p className="text-note text-ink-soft">{t('groups.full', { count: LIMITS.membersAtOnce })}</p>}
      {found.length === 0 ? (
        <p role="status" className="px-2 py-4 text-center text-ink-soft">
          {t('groups.nobody')}
        </p>
      ) : (
        <ul className="max-h-80 overflow-y-auto rounded-control border border-line bg-surface p-1">
          {found.slice(0, SHOWN).map((person) => (
            <li key={person.id}>
              <label className="flex items-center gap-3 rounded-small px-2.5 py-2 hover:bg-sunken/60 has-disabled:opacity-60">
                <Avatar person={person} size="small" />
                <span className="min-w-0 grow">
                  <span dir="auto" className="block truncate text-along font-semibold">
                    {person.displayName}
                  </span>
                  <span className="block truncate text-note text-ink-soft">
                    <bdi dir="ltr">@{person.username}</bdi>
                  </span>
                </span>
                <input
                  type="checkbox"
                  checked={isChosen(person)}
                  disabled={full && !isChosen(person)}
                  onChange={(event) => onChange(event.target.checked ? [...chosen, person] : without(person))}
                  className="size-5 shrink-0 accent-accent"
                />
              </label>
            </li>
          ))}
        </ul>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

/** By the beginning or the middle of name or username, in the reader's own idea of capital letters. */
function matches({ displayName, username }: User, query: string, locale: string): boolean {
  const wanted = query.trim().replace(/^@/, '').toLocaleLowerCase(locale);
  return `${displayName} ${username}`.toLocaleLowerCase(locale).includes(wanted);
}
