import { type FormatterModule } from 'i18next';

const formats = new Map<string, Intl.NumberFormat>();

function formatIn(language: string): Intl.NumberFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.NumberFormat(language);
  formats.set(language, made);
  return made;
}

/** Numbers in texts look as the language writes them, without being told so one by one. */
export const numberFormat: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language = 'en') => {
    if (typeof value === 'number') return formatIn(language).format(value);
    return typeof value === 'string' ? value : '';
  },
};
