import { type ChatSnapshot, friendsOf, interestsIn } from '@parley/client';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Card } from '../../design/card.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { CONTACT_TABS, type ContactTab } from '../../routes/search.ts';
import { BlockedList } from './blocked-list.tsx';
import { FriendsList } from './friends-list.tsx';
import { RequestsList } from './requests-list.tsx';
import { useContacts } from './use-contacts.ts';

const countReceived = (snapshot: ChatSnapshot) => interestsIn(snapshot, 'received').length;
const countFriends = (snapshot: ChatSnapshot) => friendsOf(snapshot).length;

const lists = { friends: <FriendsList />, requests: <RequestsList />, blocked: <BlockedList /> } as const;

interface ContactTabsProps {
  shown: ContactTab;
  onShow: (tab: ContactTab) => void;
}

export function ContactTabs({ shown, onShow }: ContactTabsProps) {
  const { t } = useTranslation();
  const { ready, error, retry } = useContacts();
  const received = useChat(countReceived);
  const friends = useChat(countFriends);
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(value) => {
        const tab = CONTACT_TABS.find((name) => name === value);
        if (tab) onShow(tab);
      }}
    >
      <Tabs.List
        aria-label={t('contacts.tabs')}
        className="grid grid-cols-3 gap-1 rounded-control bg-sunken p-1"
      >
        {CONTACT_TABS.map((tab) => (
          <Tabs.Trigger
            key={tab}
            value={tab}
            className="flex min-h-11 min-w-0 items-center justify-center gap-1.5 rounded-[0.625rem] px-2 font-semibold text-ink-soft max-[23rem]:px-1 max-[23rem]:text-note
              transition-colors hover:text-ink data-[state=active]:bg-surface data-[state=active]:text-ink
              data-[state=active]:shadow-card"
          >
            <span className="truncate">{t(`contacts.${tab}`)}</span>
            {tab === 'friends' && friends > 0 && (
              <span className="text-note font-normal text-ink-soft">{friends}</span>
            )}
            {tab === 'requests' && received > 0 && (
              <span className="rounded-full bg-accent px-1.5 text-note leading-5 font-bold text-on-accent">
                {received}
                <span className="sr-only">{t('contacts.waiting')}</span>
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {CONTACT_TABS.map((tab) => (
        <Tabs.Content key={tab} value={tab} tabIndex={-1} className="flex flex-col gap-4 pt-4 outline-none">
          {ready && lists[tab]}
          {!ready && error && <ProblemState error={error} onRetry={retry} />}
          {!ready && !error && (
            <Card>
              <SkeletonRows rows={4} />
            </Card>
          )}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
