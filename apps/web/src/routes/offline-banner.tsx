import { useMatch } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNetwork } from '../session/use-network.ts';

/** For the pages outside the shell, which has a line of its own that knows of the chat's connection too. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const online = useNetwork();
  const inShell = useMatch({ from: '/signed-in/shell', shouldThrow: false }) !== undefined;
  return (
    <div role="status">
      {!online && !inShell && (
        <p className="flex items-center justify-center gap-2 bg-warm px-4 py-2 text-center font-semibold text-on-warm">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t('offline.banner')}
        </p>
      )}
    </div>
  );
}
