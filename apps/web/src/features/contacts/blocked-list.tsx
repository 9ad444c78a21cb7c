import { type ChatSnapshot, blockedPeople } from '@parley/client';
import { type User } from '@parley/contracts';
import { ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { State } from '../../design/state.tsx';
import { PersonList } from './person-list.tsx';
import { PersonRow } from './person-row.tsx';
import { useRelationChanges } from './use-relation-changes.ts';

const countBlocked = ({ chat: { contacts } }: ChatSnapshot) => Object.keys(contacts?.blocked ?? {}).length;

export function BlockedList() {
  const { t } = useTranslation();
  const people = useChat(blockedPeople);
  const count = useChat(countBlocked);

  // Another device has blocked somebody whose card is not known here.
  useEffect(() => {
    if (count > people.length) void chat.loadContacts().catch(() => undefined);
  }, [count, people.length]);

  if (people.length === 0) {
    return (
      <State icon={<ShieldCheck aria-hidden />} title={t('contacts.noBlockedTitle')}>
        {t('contacts.noBlocked')}
      </State>
    );
  }
  return (
    <PersonList
      label={t('contacts.blocked')}
      items={people}
      personOf={(person) => person}
      row={(person) => <BlockedPerson key={person.id} person={person} />}
    />
  );
}

function BlockedPerson({ person }: { person: User }) {
  const { t } = useTranslation();
  const { unblock } = useRelationChanges(person);
  return (
    <PersonRow person={person}>
      <Button
        look="quiet"
        busy={unblock.isPending}
        onClick={() => unblock.mutate()}
        aria-label={t('contacts.unblockNamed', { name: person.displayName })}
      >
        {t('contacts.unblock')}
      </Button>
    </PersonRow>
  );
}
