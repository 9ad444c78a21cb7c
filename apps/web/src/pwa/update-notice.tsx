import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { appUpdate } from './app-update.ts';

/** Says that there is a newer version, and leaves the moment to the person. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const ready = useSyncExternalStore(appUpdate.subscribe, appUpdate.isReady);
  const [putOff, setPutOff] = useState(false);
  return (
    <div role="status">
      {ready && !putOff && (
        <div
          className="enter fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom))] z-40 mx-auto flex max-w-md
            flex-wrap items-center gap-2 rounded-control border border-line bg-raised py-2 ps-4 pe-2 shadow-float
            max-md:bottom-[calc(5.25rem+env(safe-area-inset-bottom))]"
        >
          <p className="grow">{t('update.ready')}</p>
          <Button look="quiet" onClick={() => setPutOff(true)}>
            {t('update.later')}
          </Button>
          <Button onClick={() => appUpdate.apply()}>{t('update.reload')}</Button>
        </div>
      )}
    </div>
  );
}
