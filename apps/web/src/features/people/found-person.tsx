import { relationTo } from '@parley/client';
import { type User } from '@parley/contracts';
import { UserRoundPlus } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button, IconButton } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { useMe } from '../../session/queries.ts';
import { MessageButton } from '../contacts/message-button.tsx';
import { PersonRow } from '../contacts/person-row.tsx';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';

/** Somebody whom a search has found, with the one thing that is most likely wanted. */
export function FoundPerson({ person }: { person: User }) {
  const { t } = useTranslation();
  const me = useMe();
  const relation = useChat((snapshot) => relationTo(snapshot, person.id));
  if (person.id === me.id) return <PersonRow person={person}>{said(t('people.you'))}</PersonRow>;
  if (!relation) return <PersonRow person={person} />;
  if (relation.blocked) return <PersonRow person={person}>{said(t('people.isBlocked'))}</PersonRow>;
  if (relation.friend) {
    return (
      <PersonRow person={person}>
        {said(t('people.isFriend'))}
        <MessageButton person={person} />
      </PersonRow>
    );
  }
  if (relation.interest?.box === 'sent') {
    return <PersonRow person={person}>{said(t('people.isAsked'))}</PersonRow>;
  }
  return (
    <PersonRow person={person}>
      {relation.interest ? (
        <Accept person={person} interestId={relation.interest.id} />
      ) : (
        <Ask person={person} />
      )}
    </PersonRow>
  );
}

const said = (words: string): ReactNode => (
  <span className="px-2 text-note font-semibold text-ink-soft">{words}</span>
);

function Accept({ person, interestId }: { person: User; interestId: string }) {
  const { t } = useTranslation();
  const { accept } = useRelationChanges(person);
  return (
    <Button
      busy={accept.isPending}
      onClick={() => accept.mutate(interestId)}
      aria-label={t('contacts.acceptNamed', { name: person.displayName })}
    >
      {t('contacts.accept')}
    </Button>
  );
}

/** Without a note; who wants to write one opens the person. */
function Ask({ person }: { person: User }) {
  const { t } = useTranslation();
  const { ask } = useRelationChanges(person);
  const send = () =>
    ask.mutate('', {
      onError: (error) => toasts.problem(describeProblem(error, { CONFLICT: t('contacts.tooManyWaiting') })),
    });
  return (
    <IconButton
      label={t('contacts.askNamed', { name: person.displayName })}
      onClick={ask.isPending ? undefined : send}
    >
      {ask.isPending ? <Spinner /> : <UserRoundPlus />}
    </IconButton>
  );
}
