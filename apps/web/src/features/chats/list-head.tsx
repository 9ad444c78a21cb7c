import { Search, SquarePen, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { lazyMenu, MenuButton } from '../../menus/menu-button.tsx';
import { searchFocus } from './search-focus.ts';

const newMenu = lazyMenu(() => import('./new-menu.tsx').then((module) => module.NewMenu));

interface ListHeadProps {
  query: string;
  onQuery: (query: string) => void;
}

/** The top of the list: its name, what begins something new, and the search. */
export function ListHead({ query, onQuery }: ListHeadProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      searchFocus.take(() => {
        field.current?.focus();
        field.current?.select();
      }),
    [],
  );

  return (
    <header className="flex flex-col gap-2 px-3 pt-3 pb-2">
      <div className="flex items-center justify-between ps-1.5">
        <h1 tabIndex={-1} className="text-title font-bold tracking-tight">
          {t('shell.chats')}
        </h1>
        <MenuButton
          label={t('chats.new.button')}
          menu={newMenu}
          className="inline-flex size-11 items-center justify-center rounded-control text-accent hover:bg-accent-soft
            aria-expanded:bg-accent-soft [&_svg]:size-5.5"
        >
          <SquarePen />
        </MenuButton>
      </div>
      <search className="relative block">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-3.5 top-1/2 size-4.5 -translate-y-1/2 text-ink-soft"
        />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-label={t('search.field')}
          placeholder={t('search.placeholder')}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onQuery('');
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              const first = document.querySelector<HTMLElement>('[data-result], [data-row][tabindex="0"]');
              if (!first || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (event.key === 'ArrowDown') first.focus();
              else if (query.trim() !== '') first.click();
            }
          }}
          className="min-h-11 w-full rounded-control border border-transparent bg-sunken ps-10 pe-11 text-[1rem] text-ink
            transition-colors placeholder:text-ink-soft hover:border-line-strong focus-visible:-outline-offset-1"
        />
        {query && (
          <IconButton
            label={t('search.clear')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
            className="absolute inset-y-0 end-0"
          >
            <X />
          </IconButton>
        )}
      </search>
    </header>
  );
}
