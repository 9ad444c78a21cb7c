import { type ChatSnapshot, isBlocked } from '@parley/client';
import { type User } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { Ban, UserRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button, buttonLook } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { useContacts } from '../contacts/use-contacts.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';
import { BlockDialog } from './block-dialog.tsx';
import { Section } from './panel-parts.tsx';

/** The other one of a direct conversation. */
export function PeerPart({ person }: { person: User }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const contacts = useContacts();
  const { unblock } = useRelationChanges(person);
  const blocked = useChat(
    useCallback((snapshot: ChatSnapshot) => isBlocked(snapshot, person.id), [person.id]),
  );
  return (
    <Section title={t('details.info.about')}>
      {person.about && (
        <p dir="auto" className="px-4 pb-2 whitespace-pre-line wrap-anywhere">
          {person.about}
        </p>
      )}
      <div className="flex items-center ps-4 pe-2">
        <bdi dir="ltr" className="min-w-0 truncate text-ink-soft">
          @{person.username}
        </bdi>
        <CopyButton text={`@${person.username}`} label={t('details.info.copyUsername')} />
      </div>
      <div className="flex flex-wrap gap-2 px-4 pt-1 pb-2">
        <Link to="/people/$userId" params={{ userId: person.id }} className={buttonLook('secondary', 'grow')}>
          <UserRound aria-hidden />
          {t('details.info.profile')}
        </Link>
        {contacts.ready &&
          (blocked ? (
            <Button
              look="secondary"
              className="grow"
              busy={unblock.isPending}
              onClick={() => unblock.mutate()}
            >
              {t('contacts.unblock')}
            </Button>
          ) : (
            <Button
              look="danger-secondary"
              className="grow"
              icon={<Ban aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('contacts.block')}
            </Button>
          ))}
      </div>
      {asking && <BlockDialog person={person} onClose={() => setAsking(false)} />}
    </Section>
  );
}
