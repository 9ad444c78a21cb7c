import { ParleyError } from '@parley/client';
import { useMutation } from '@tanstack/react-query';
import { ChevronDown, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { chooseLanguage } from '../../i18n/index.ts';
import { LANGUAGES, type Language, isLanguage } from '../../i18n/languages.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe } from '../../session/queries.ts';

/** The browser's own list of choices, each language under its own name. */
export function LanguagePicker() {
  const { t, i18n } = useTranslation();
  const keepMe = useKeepMe();
  const choose = useMutation({
    mutationFn: async (language: Language) => {
      await chooseLanguage(language);
      if (parley.signedIn) keepMe(await parley.me.update({ locale: language }));
    },
    onError: (error) =>
      toasts.problem(error instanceof ParleyError ? describeProblem(error) : t('language.notLoaded')),
  });
  return (
    <span
      className="relative inline-flex h-11 max-w-full items-center rounded-full bg-sunken text-ink-soft transition-colors
        hover:text-ink"
    >
      <Languages aria-hidden className="pointer-events-none absolute start-3.5 size-4.5" />
      <select
        aria-label={t('language.label')}
        title={t('language.label')}
        value={i18n.language}
        onChange={({ target: { value } }) => {
          if (isLanguage(value)) choose.mutate(value);
        }}
        className="h-full min-w-0 cursor-pointer appearance-none rounded-full bg-transparent ps-10 pe-9 font-semibold"
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag} className="bg-raised text-ink">
            {name}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-3 size-4" />
    </span>
  );
}
