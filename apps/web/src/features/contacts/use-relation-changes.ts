import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { contactsChanged } from './use-contacts.ts';

interface PersonNamed {
  id: string;
  displayName: string;
}

/** Everything that changes how two people stand to each other. What fails is told, unless the one who asks tells it. */
export function useRelationChanges(person: PersonNamed) {
  const { t } = useTranslation();
  const name = person.displayName;
  const ask = useMutation({
    mutationFn: (note: string) => parley.contacts.ask({ userId: person.id, note }),
    onSuccess: async ({ friend }) => {
      toasts.good(friend ? t('contacts.friendsNow', { name }) : t('contacts.asked', { name }));
      await contactsChanged();
    },
  });
  const accept = useMutation({
    mutationFn: (interestId: string) => parley.contacts.accept(interestId),
    onSuccess: async () => {
      toasts.good(t('contacts.friendsNow', { name }));
      await contactsChanged();
    },
    onError: (error) => toasts.problem(describeProblem(error, { CONFLICT: t('contacts.settled') })),
  });
  const decline = useMutation({
    mutationFn: (interestId: string) => parley.contacts.decline(interestId),
    onSuccess: contactsChanged,
    onError: (error) => toasts.problem(describeProblem(error, { CONFLICT: t('contacts.settled') })),
  });
  const withdraw = useMutation({
    mutationFn: (interestId: string) => parley.contacts.withdraw(interestId),
    onSuccess: contactsChanged,
    onError: (error) => toasts.problem(describeProblem(error, { CONFLICT: t('contacts.settled') })),
  });
  const removeFriend = useMutation({
    mutationFn: () => parley.contacts.removeFriend(person.id),
    onSuccess: contactsChanged,
  });
  const block = useMutation({
    mutationFn: () => parley.contacts.block(person.id),
    onSuccess: contactsChanged,
  });
  const unblock = useMutation({
    mutationFn: () => parley.contacts.unblock(person.id),
    onSuccess: async () => {
      toasts.good(t('contacts.unblocked', { name }));
      await contactsChanged();
    },
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  return { ask, accept, decline, withdraw, removeFriend, block, unblock };
}
