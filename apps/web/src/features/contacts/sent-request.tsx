import { type Interest } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { PersonRow } from './person-row.tsx';
import { RequestNote } from './request-note.tsx';
import { useRelationChanges } from './use-relation-changes.ts';

export function SentRequest({ interest: { id, user, note, createdAt } }: { interest: Interest }) {
  const { t } = useTranslation();
  const { withdraw } = useRelationChanges(user);
  return (
    <PersonRow
      person={user}
      line={<RelativeTime at={createdAt} />}
      note={note && <RequestNote>{note}</RequestNote>}
    >
      <Button
        look="quiet"
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate(id)}
        aria-label={t('contacts.withdrawNamed', { name: user.displayName })}
      >
        {t('contacts.withdraw')}
      </Button>
    </PersonRow>
  );
}
