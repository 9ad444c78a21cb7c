import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { controlLook } from './field.tsx';

interface SearchBoxProps {
  label: string;
  clearLabel: string;
  placeholder: string;
  /** What is searched for now, as the address says it. */
  query: string;
  /** Told after a pause in typing. */
  onSearch: (query: string) => void;
}

const TYPING_PAUSE_MS = 250;

export function SearchBox({ label, clearLabel, placeholder, query, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(query);
  const told = useRef(query);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);

  // The address may change by other hands than these: by a link, or by going back.
  useEffect(() => {
    if (query === told.current) return;
    told.current = query;
    setText(query);
  }, [query]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const change = (next: string, pauseMs = TYPING_PAUSE_MS) => {
    setText(next);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      if (next.trim() === told.current) return;
      told.current = next.trim();
      onSearch(told.current);
    }, pauseMs);
  };

  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3.5 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
      />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => change(event.target.value)}
        className={classes(controlLook, 'w-full ps-11 pe-12')}
      />
      {text && (
        <IconButton
          label={clearLabel}
          onClick={() => {
            change('', 0);
            field.current?.focus();
          }}
          className="absolute inset-y-0.5 end-0.5"
        >
          <X />
        </IconButton>
      )}
    </search>
  );
}
