import { type Tokens } from '@parley/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toasts } from '../design/toasts.ts';
import { insideWay } from './inside-way.ts';
import { tellOtherTabs } from './session.ts';

/** Goes on after a sign-in: newcomers to their profile, everybody else to where they wanted to go. */
export function useEnter(next?: string): (tokens: Tokens) => Promise<void> {
  const navigate = useNavigate();
  const { t } = useTranslation();
  return async ({ created, restored, user }) => {
    tellOtherTabs();
    if (restored) toasts.good(t('signIn.restored', { name: user.displayName }));
    if (created) await navigate({ to: '/welcome', search: next ? { next } : {}, replace: true });
    else await navigate({ href: insideWay(next), replace: true });
  };
}
