import { interestsIn, type ChatSnapshot } from '@parley/client';
import { type User } from '@parley/contracts';
import { MailOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { State } from '../../design/state.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { PersonList } from './person-list.tsx';
import { ReceivedRequest } from './received-request.tsx';
import { SentRequest } from './sent-request.tsx';
import { useOpenDirect } from './use-open-direct.ts';

const receivedOnes = (snapshot: ChatSnapshot) => interestsIn(snapshot, 'received');
const sentOnes = (snapshot: ChatSnapshot) => interestsIn(snapshot, 'sent');

/** Who asks, and whom one has asked. */
export function RequestsList() {
  const { t } = useTranslation();
  const received = useChat(receivedOnes);
  const sent = useChat(sentOnes);
  const [newFriend, setNewFriend] = useState<User | null>(null);
  return (
    <div className="flex flex-col gap-6">
      {newFriend && <SayHello friend={newFriend} />}
      {received.length > 0 && (
        <Part title={t('contacts.received')}>
          <PersonList
            label={t('contacts.received')}
            items={received}
            personOf={({ user }) => user}
            row={(interest) => (
              <ReceivedRequest
                key={interest.id}
                interest={interest}
                onAccepted={() => setNewFriend(interest.user)}
              />
            )}
          />
        </Part>
      )}
      {sent.length > 0 && (
        <Part title={t('contacts.sent')}>
          <PersonList
            label={t('contacts.sent')}
            items={sent}
            personOf={({ user }) => user}
            row={(interest) => <SentRequest key={interest.id} interest={interest} />}
          />
        </Part>
      )}
      {received.length === 0 && sent.length === 0 && !newFriend && (
        <State icon={<MailOpen aria-hidden />} title={t('contacts.noRequestsTitle')}>
          {t('contacts.noRequests')}
        </State>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="px-1 text-note font-bold text-ink-soft">{title}</h2>
      {children}
    </section>
  );
}

/** What one would do next with a friend of a second ago. */
function SayHello({ friend }: { friend: User }) {
  const { t } = useTranslation();
  const open = useOpenDirect();
  return (
    <Notice look="good">
      <p>{t('contacts.friendsNow', { name: friend.displayName })}</p>
      <Button
        look="secondary"
        className="mt-2"
        busy={open.isPending}
        onClick={() => open.mutate(friend.id, { onError: (error) => toasts.problem(describeProblem(error)) })}
      >
        {t('contacts.sayHello')}
      </Button>
    </Notice>
  );
}
