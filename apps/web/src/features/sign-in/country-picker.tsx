import { type CountryCode } from 'libphonenumber-js/min';
import { Check, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { controlLook } from '../../design/field.tsx';
import { type Country, countriesIn, findCountries } from './phone-numbers.ts';

interface CountryPickerProps {
  country: CountryCode;
  onChange: (country: CountryCode) => void;
}

/** The country of a phone number: a button that opens a list one can search by name or by calling code. */
export function CountryPicker({ country, onChange }: CountryPickerProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  const chosen = countries.find(({ code }) => code === country);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={classes(controlLook, 'flex shrink-0 items-center gap-2 tabular-nums')}>
        <span className="sr-only">{t('phone.country', { name: chosen?.name ?? country })} </span>
        <span aria-hidden className="rounded-[0.3rem] bg-accent-soft px-1.5 text-note font-bold text-accent">
          {country}
        </span>
        {chosen?.callingCode}
        <ChevronDown aria-hidden className="size-4 text-ink-soft" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={16}
          aria-label={t('phone.chooseCountry')}
          className="enter z-40 w-80 max-w-[calc(100vw-2rem)] overflow-hidden rounded-card border border-line bg-raised
            text-ink shadow-float"
        >
          <CountrySearch
            countries={countries}
            chosen={country}
            onChoose={(code) => {
              onChange(code);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface CountrySearchProps {
  countries: readonly Country[];
  chosen: CountryCode;
  onChoose: (country: CountryCode) => void;
}

function CountrySearch({ countries, chosen, onChoose }: CountrySearchProps) {
  const { t } = useTranslation();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const found = useMemo(() => findCountries(countries, query), [countries, query]);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      countries.findIndex(({ code }) => code === chosen),
    ),
  );

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, found]);

  function steer(event: KeyboardEvent): void {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 8,
      PageUp: active - 8,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.min(Math.max(step, 0), found.length - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const country = found[active];
      if (country) onChoose(country.code);
    }
  }

  return (
    <>
      <div className="border-b border-line p-2">
        <input
          role="combobox"
          aria-label={t('phone.searchCountry')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[active] && `${listId}-${found[active].code}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('phone.searchCountry')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={steer}
          className={classes(controlLook, 'w-full')}
        />
      </div>
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('phone.countries')}
        className="max-h-72 overflow-y-auto overscroll-contain p-1.5"
      >
        {found.map(({ code, name, callingCode }, position) => (
          <li
            key={code}
            id={`${listId}-${code}`}
            role="option"
            aria-selected={code === chosen}
            onClick={() => onChoose(code)}
            onPointerMove={() => setActive(position)}
            className={classes(
              'flex cursor-pointer items-center gap-3 rounded-control px-3 py-2',
              position === active && 'bg-accent-soft',
            )}
          >
            <span className="w-7 shrink-0 text-note font-bold text-ink-soft">{code}</span>
            <span className="min-w-0 grow">{name}</span>
            {code === chosen && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
            <span dir="ltr" className="shrink-0 text-ink-soft tabular-nums">
              {callingCode}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p role="status" className="px-4 pb-4 text-center text-ink-soft">
          {t('phone.noCountry')}
        </p>
      )}
    </>
  );
}
