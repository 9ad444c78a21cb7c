import { friendsOf } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { buttonLook } from '../../design/button.tsx';
import { State } from '../../design/state.tsx';
import { MessageButton } from './message-button.tsx';
import { OwnLink } from './own-link.tsx';
import { PersonList } from './person-list.tsx';
import { PersonRow } from './person-row.tsx';
import { PresenceText } from './presence.tsx';

export function FriendsList() {
  const { t } = useTranslation();
  const friends = useChat(friendsOf);
  if (friends.length === 0) return <NoFriendsYet />;
  return (
    <PersonList
      label={t('contacts.friends')}
      items={friends}
      personOf={(friend) => friend}
      row={(friend) => (
        <PersonRow
          key={friend.id}
          person={friend}
          line={<PresenceText userId={friend.id} fallback={<bdi dir="ltr">@{friend.username}</bdi>} />}
        >
          <MessageButton person={friend} />
        </PersonRow>
      )}
    />
  );
}

/** Two ways to begin: look for somebody, or be found by a link that one hands out. */
function NoFriendsYet() {
  const { t } = useTranslation();
  return (
    <State
      icon={<Users aria-hidden />}
      title={t('contacts.noFriendsTitle')}
      action={
        <Link to="/new" search={{ kind: 'group' }} className={buttonLook('quiet')}>
          {t('contacts.orGroup')}
        </Link>
      }
    >
      <p>{t('contacts.noFriends')}</p>
      <div className="mt-4 lg:hidden">
        <OwnLink />
      </div>
    </State>
  );
}
