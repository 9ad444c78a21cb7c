import { Link } from '@tanstack/react-router';
import { CloudOff, ListFilter, MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonLook } from '../../design/button.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { useNetwork } from '../../session/use-network.ts';
import { useDesk } from '../shell/use-desk.ts';
import { FirstSteps } from './first-steps.tsx';
import { type Filter } from './filters.ts';

/** Nobody to talk to yet. A desk has the first steps beside the list; a phone has them in its place. */
export function NoConversations() {
  const { t } = useTranslation();
  const desk = useDesk();
  if (!desk) return <FirstSteps />;
  return (
    <State
      icon={<MessagesSquare aria-hidden />}
      title={t('chats.none.title')}
      action={
        <Link to="/people" className={buttonLook('secondary')}>
          {t('firstSteps.people.title')}
        </Link>
      }
    >
      {t('chats.none.text')}
    </State>
  );
}

/** The place of rows on their way; without a network they will not come soon. */
export function StillLoading() {
  const { t } = useTranslation();
  if (useNetwork()) return <SkeletonRows rows={8} />;
  return (
    <State icon={<CloudOff aria-hidden />} title={t('chats.none.offlineTitle')}>
      {t('chats.none.offline')}
    </State>
  );
}

const nothing = {
  unread: 'noneUnread',
  direct: 'noneDirect',
  groups: 'noneGroups',
  all: 'noneTitle',
} as const;

export function FilteredOut({ filter, onShowAll }: { filter: Filter; onShowAll: () => void }) {
  const { t } = useTranslation();
  return (
    <State
      icon={<ListFilter aria-hidden />}
      title={t('chats.filter.noneTitle')}
      action={
        <Button look="secondary" onClick={onShowAll}>
          {t('chats.filter.showAll')}
        </Button>
      }
    >
      {t(`chats.filter.${nothing[filter]}`)}
    </State>
  );
}
