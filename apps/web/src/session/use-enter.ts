import { type Tokens } from '@parley/contracts';
import { useNavigate } from '@tanstack/react-router';
import i18next from 'i18next';
import { toasts } from '../design/toasts.ts';
import { learnLanguage } from '../i18n/index.ts';
import { insideWay } from './inside-way.ts';
import { parley } from './parley.ts';
import { tellOtherTabs } from './session.ts';

/** Goes on after a sign-in: newcomers to their profile, everybody else to where they wanted to go. */
export function useEnter(next?: string): (tokens: Tokens) => Promise<void> {
  const navigate = useNavigate();
  return async ({ created, restored, user }) => {
    tellOtherTabs();
    await agreeOnLanguage(created, user.locale);
    if (restored) toasts.good(i18next.t('signIn.restored', { name: user.displayName }));
    if (created) await navigate({ to: '/welcome', search: next ? { next } : {}, replace: true });
    else await navigate({ href: insideWay(next), replace: true });
  };
}

/** A new profile speaks as the page does; the page of a new browser learns from the profile. */
async function agreeOnLanguage(created: boolean, locale: string): Promise<void> {
  try {
    if (!created) await learnLanguage(locale);
    else if (locale !== i18next.language) await parley.me.update({ locale: i18next.language });
  } catch {
    // Nobody is kept at the door for a language: it can be chosen in the settings at any time.
  }
}
