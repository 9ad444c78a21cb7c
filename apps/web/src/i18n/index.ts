import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en/index.ts';
import { type Language, isLanguage, languageFor, loadTexts } from './languages.ts';
import { numberFormat } from './number-format.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parley';
    resources: { parley: typeof en };
  }
}

const KEY = 'parley-language';

/** What this browser was told to speak, or learned from a profile. */
function keptLanguage(): Language | undefined {
  const kept = localStorage.getItem(KEY);
  return kept !== null && isLanguage(kept) ? kept : undefined;
}

export async function startTranslation(): Promise<void> {
  const language = keptLanguage() ?? languageFor(navigator.languages);
  const texts = await loadTexts[language]();
  i18next.on('languageChanged', () => {
    document.documentElement.lang = i18next.language;
    document.documentElement.dir = i18next.dir();
  });
  await i18next
    .use(initReactI18next)
    .use(numberFormat)
    .init({
      lng: language,
      // Every language is complete.
      fallbackLng: false,
      defaultNS: 'parley',
      resources: { [language]: { parley: texts } },
      // React escapes by itself.
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
}

/** Speaks another language from now on, in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'parley', await loadTexts[language]());
  await i18next.changeLanguage(language);
  keepLanguage();
}

/** This browser goes on speaking as it does, whoever signs in. */
export function keepLanguage(): void {
  localStorage.setItem(KEY, i18next.language);
}

/** A browser that was never told what to speak learns it from the first profile that signs in. */
export async function learnLanguage(locale: string): Promise<void> {
  if (!keptLanguage()) await chooseLanguage(languageFor([locale]));
}
