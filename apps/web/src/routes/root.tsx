import { Outlet, useRouter } from '@tanstack/react-router';
import { Direction } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Toaster } from '../design/toaster.tsx';
import { UpdateNotice } from '../pwa/update-notice.tsx';
import { OfflineBanner } from './offline-banner.tsx';

export function Root() {
  useFocusOnNewPage();
  const { i18n } = useTranslation();
  return (
    <Direction.Provider dir={i18n.dir()}>
      <OfflineBanner />
      <Outlet />
      <Toaster />
      <UpdateNotice />
    </Direction.Provider>
  );
}

/**
 * Tells screen readers and the keyboard that another page is there, unless the page has chosen a field itself, or
 * the keyboard is walking along a list.
 */
function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        if (document.activeElement?.matches('input, textarea, [data-row]:focus-visible')) return;
        const titles = [...document.querySelectorAll('h1')].filter((title) => title.checkVisibility());
        // Of a list and what is open beside it, the latter is new.
        titles.at(-1)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
