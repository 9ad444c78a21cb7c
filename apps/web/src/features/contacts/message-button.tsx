import { type User } from '@parley/contracts';
import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { useOpenDirect } from './use-open-direct.ts';

export function MessageButton({ person }: { person: User }) {
  const { t } = useTranslation();
  const open = useOpenDirect();
  const write = () =>
    open.mutate(person.id, {
      onError: (error) => toasts.problem(describeProblem(error, { FORBIDDEN: t('contacts.friendsOnly') })),
    });
  return (
    <IconButton
      label={t('contacts.messageTo', { name: person.displayName })}
      onClick={open.isPending ? undefined : write}
    >
      {open.isPending ? <Spinner /> : <MessageCircle />}
    </IconButton>
  );
}
