import { Outlet, useRouter } from '@tanstack/react-router';
import { Direction } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Toaster } from '../design/toaster.tsx';
import { OfflineBanner } from './offline-banner.tsx';

export function Root() {
  useFocusOnNewPage();
  const { i18n } = useTranslation();
  return (
    <Direction.Provider dir={i18n.dir()}>
      <OfflineBanner />
      <Outlet />
      <Toaster />
    </Direction.Provider>
  );
}

/** Tells screen readers and the keyboard that another page is there, unless the page has chosen a field itself. */
function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        if (document.activeElement && document.activeElement.matches('input, textarea')) return;
        document.querySelector('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
