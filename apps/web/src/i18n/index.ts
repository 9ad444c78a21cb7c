import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parley';
    resources: { parley: typeof en };
  }
}

export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'parley',
    resources: { en: { parley: en } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
  document.documentElement.dir = i18next.dir();
}
