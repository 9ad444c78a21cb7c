import { type KnownRelation } from '@parley/client';
import { type User } from '@parley/contracts';
import { Ban, UserRoundMinus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';

/** Ending a friendship, and blocking. Each is asked about before it is done. */
export function PartWays({ person, relation }: { person: User; relation: KnownRelation }) {
  const { t } = useTranslation();
  const { removeFriend, block } = useRelationChanges(person);
  const [asking, setAsking] = useState<'remove' | 'block' | null>(null);
  const close = () => setAsking(null);
  const name = person.displayName;
  if (relation.blocked) return null;
  return (
    <div className="flex flex-wrap justify-center gap-x-1 border-t border-line pt-3">
      {relation.friend && (
        <Button look="danger-quiet" icon={<UserRoundMinus aria-hidden />} onClick={() => setAsking('remove')}>
          {t('contacts.removeFriend')}
        </Button>
      )}
      <Button look="danger-quiet" icon={<Ban aria-hidden />} onClick={() => setAsking('block')}>
        {t('contacts.block')}
      </Button>
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('contacts.removeTitle', { name })}
          action={t('contacts.removeFriend')}
          busy={removeFriend.isPending}
          problem={removeFriend.error ? describeProblem(removeFriend.error) : undefined}
          onConfirm={() => removeFriend.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {t('contacts.removeText')}
        </ConfirmDialog>
      )}
      {asking === 'block' && (
        <ConfirmDialog
          title={t('contacts.blockTitle', { name })}
          action={t('contacts.block')}
          busy={block.isPending}
          problem={block.error ? describeProblem(block.error) : undefined}
          onConfirm={() => block.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {t('contacts.blockText')}
        </ConfirmDialog>
      )}
    </div>
  );
}
