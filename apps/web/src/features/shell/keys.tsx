import { useTranslation } from 'react-i18next';
import { type Chord, isApple } from './shortcuts.ts';

/** The keys of a shortcut as they are printed on the reader's keyboard. */
export function Keys({ chord: { key, mod, alt, shift } }: { chord: Chord }) {
  const { t } = useTranslation();
  return (
    <span dir="ltr" className="inline-flex items-center gap-1">
      {mod &&
        (isApple ? (
          <Key sign="⌘" name={t('shortcuts.name.command')} />
        ) : (
          <Key sign={t('shortcuts.key.control')} />
        ))}
      {alt &&
        (isApple ? (
          <Key sign="⌥" name={t('shortcuts.name.option')} />
        ) : (
          <Key sign={t('shortcuts.key.alt')} />
        ))}
      {shift && <Key sign={t('shortcuts.key.shift')} />}
      <NamedKey name={key} />
    </span>
  );
}

function NamedKey({ name }: { name: string }) {
  const { t } = useTranslation();
  switch (name) {
    case 'ArrowUp':
      return <Key sign="↑" name={t('shortcuts.name.up')} />;
    case 'ArrowDown':
      return <Key sign="↓" name={t('shortcuts.name.down')} />;
    case 'Enter':
      return <Key sign={t('shortcuts.key.enter')} />;
    case 'Escape':
      return <Key sign={t('shortcuts.key.escape')} />;
    default:
      return <Key sign={name.toUpperCase()} />;
  }
}

/** A sign that is read out badly has a name besides. */
function Key({ sign, name }: { sign: string; name?: string }) {
  return (
    <kbd className="inline-flex min-w-7 items-center justify-center rounded-small border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-note font-semibold">
      {name === undefined ? (
        sign
      ) : (
        <>
          <span aria-hidden>{sign}</span>
          <span className="sr-only">{name}</span>
        </>
      )}
    </kbd>
  );
}
