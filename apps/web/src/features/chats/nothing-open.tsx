import { type ChatSnapshot } from '@parley/client';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Mark } from '../../design/logo.tsx';
import { usePageTitle } from '../../design/page.tsx';
import { SHORTCUTS } from '../shell/shortcuts.ts';
import { Keys } from '../shell/keys.tsx';
import { useDesk } from '../shell/use-desk.ts';
import { FirstSteps } from './first-steps.tsx';

const isNewcomer = ({ ready, chat }: ChatSnapshot) =>
  ready === 'current' && Object.keys(chat.conversations).length === 0;

/** The place of the open conversation, on a desk where none is. */
export function NothingOpen() {
  const { t } = useTranslation();
  const newcomer = useChat(isNewcomer);
  const desk = useDesk();
  usePageTitle(t('shell.chats'));
  if (!desk) return null;
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="my-auto py-8">
        {newcomer ? (
          <FirstSteps />
        ) : (
          <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 text-center">
            <Mark className="size-20 opacity-90" />
            <p className="pt-2 text-lead font-bold">{t('chats.nothingOpen')}</p>
            <p className="flex flex-wrap items-center justify-center gap-2 text-ink-soft">
              <Keys chord={SHORTCUTS.everywhere.search[0]} />
              {t('chats.nothingOpenHint')}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
