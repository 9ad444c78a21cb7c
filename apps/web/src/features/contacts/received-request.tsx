import { type Interest } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { PersonRow } from './person-row.tsx';
import { RequestNote } from './request-note.tsx';
import { useRelationChanges } from './use-relation-changes.ts';

interface ReceivedRequestProps {
  interest: Interest;
  onAccepted: () => void;
}

export function ReceivedRequest({ interest, onAccepted }: ReceivedRequestProps) {
  const { t } = useTranslation();
  const { user, note, createdAt, id } = interest;
  const { accept, decline } = useRelationChanges(user);
  return (
    <PersonRow
      person={user}
      line={<RelativeTime at={createdAt} />}
      note={note && <RequestNote>{note}</RequestNote>}
    >
      <Button
        busy={accept.isPending}
        onClick={() => void accept.mutateAsync(id).then(onAccepted, () => undefined)}
        aria-label={t('contacts.acceptNamed', { name: user.displayName })}
      >
        {t('contacts.accept')}
      </Button>
      <Button
        look="quiet"
        busy={decline.isPending}
        onClick={() => decline.mutate(id)}
        aria-label={t('contacts.declineNamed', { name: user.displayName })}
      >
        {t('contacts.decline')}
      </Button>
    </PersonRow>
  );
}
