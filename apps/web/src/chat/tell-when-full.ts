import { type ChatStore } from '@parley/client';
import i18next from 'i18next';
import { toasts } from '../design/toasts.ts';

/** Says once that there is no room on this device. A browser that lends none by choice, as in private windows, is no news. */
export function tellWhenFull({ subscribe, getState }: ChatStore): void {
  const unsubscribe = subscribe(() => {
    if (getState().storage !== 'full') return;
    unsubscribe();
    toasts.problem(i18next.t('offline.full'));
  });
}
