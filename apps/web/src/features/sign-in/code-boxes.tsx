import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';

const LENGTH = 6;

interface CodeBoxesProps {
  value: string;
  onChange: (value: string) => void;
  /** Called once with each whole code. */
  onComplete: (code: string) => void;
  busy: boolean;
  invalid: boolean;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/**
 * Six boxes that are drawn over one real field: so pasting, the code that a phone offers, screen readers and the
 * backspace key work as people expect.
 */
export function CodeBoxes({ value, onChange, onComplete, busy, invalid, describedBy, ref }: CodeBoxesProps) {
  const { t } = useTranslation();
  const [focused, setFocused] = useState(false);
  const active = Math.min(value.length, LENGTH - 1);

  function take(text: string): void {
    const digits = digitsOf(text).slice(0, LENGTH);
    if (busy || digits === value) return;
    onChange(digits);
    if (digits.length === LENGTH) onComplete(digits);
  }

  return (
    <div dir="ltr" className={classes('relative', invalid && 'shake')}>
      <div aria-hidden className="grid grid-cols-6 gap-2 sm:gap-2.5">
        {Array.from({ length: LENGTH }, (_, position) => (
          <span
            key={position}
            className={classes(
              'flex h-14 items-center justify-center rounded-control border bg-surface text-title font-bold tabular-nums',
              invalid ? 'border-danger' : 'border-line-strong',
              focused && position === active && 'border-accent ring-2 ring-accent',
              busy && 'opacity-60',
            )}
          >
            {value[position]}
            {focused && position === value.length && !busy && (
              <span className="h-6 w-0.5 animate-blink bg-accent" />
            )}
          </span>
        ))}
      </div>
      <input
        ref={ref}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        aria-label={t('code.label')}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        aria-busy={busy}
        readOnly={busy}
        value={value}
        onChange={(event) => take(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          take(codeIn(event.clipboardData.getData('text')) ?? value);
        }}
        onSelect={({ currentTarget }) => {
          // The boxes show the end as the place to type; a caret elsewhere would be a lie. Selecting all stays possible.
          if (currentTarget.selectionStart === currentTarget.selectionEnd) {
            currentTarget.setSelectionRange(value.length, value.length);
          }
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        className="absolute inset-0 size-full cursor-text rounded-control bg-transparent text-transparent caret-transparent
          outline-none selection:bg-transparent"
      />
    </div>
  );
}

const ARABIC_INDIC = 0x0660;
const PERSIAN = 0x06f0;

/** Digits only; those of Arabic and Persian keyboards become the ones that codes are made of. */
function digitsOf(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_INDIC))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - PERSIAN))
    .replace(/\D/g, '');
}

/** The code in what was pasted, be it the whole message, or with spaces between its digits. */
function codeIn(text: string): string | undefined {
  const inMessage = /(?<!\d)\d{6}(?!\d)/.exec(text);
  return inMessage?.[0] ?? (digitsOf(text) || undefined);
}
