import { type KnownRelation, ParleyError, relationTo } from '@parley/client';
import { type User } from '@parley/contracts';
import { MessageCircle, UserRoundPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { toasts } from '../../design/toasts.ts';
import { ProblemState } from '../../forms/problem-state.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { useServer } from '../../session/queries.ts';
import { RequestNote } from '../contacts/request-note.tsx';
import { useContacts } from '../contacts/use-contacts.ts';
import { directWith, useOpenDirect } from '../contacts/use-open-direct.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { PartWays } from './part-ways.tsx';
import { RequestForm } from './request-form.tsx';

/** What the two are to each other, and what can be done about it. */
export function RelationPart({ person }: { person: User }) {
  const { ready, error, retry } = useContacts();
  const relation = useChat((snapshot) => relationTo(snapshot, person.id));
  if (error) return <ProblemState error={error} onRetry={retry} />;
  if (!ready || !relation) {
    return (
      <div className="flex justify-center gap-2 px-6 pb-8">
        <Skeleton className="h-11 w-32 rounded-control" />
        <Skeleton className="h-11 w-32 rounded-control" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4 px-5 pb-6 sm:px-6">
      <Actions person={person} relation={relation} />
      <PartWays person={person} relation={relation} />
    </div>
  );
}

function Actions({ person, relation }: { person: User; relation: KnownRelation }) {
  if (relation.blocked) return <Blocked person={person} />;
  if (relation.friend) return <ForFriends person={person} />;
  if (relation.interest?.box === 'received') return <Asks person={person} relation={relation} />;
  return <ForStrangers person={person} relation={relation} />;
}

function Blocked({ person }: { person: User }) {
  const { t } = useTranslation();
  const { unblock } = useRelationChanges(person);
  return (
    <>
      <Notice look="warm">{t('contacts.isBlocked', { name: person.displayName })}</Notice>
      <Button
        look="secondary"
        className="self-center"
        busy={unblock.isPending}
        onClick={() => unblock.mutate()}
      >
        {t('contacts.unblock')}
      </Button>
    </>
  );
}

function ForFriends({ person }: { person: User }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <Message look="primary" person={person} />
      <Button look="secondary" icon={<UsersRound aria-hidden />} onClick={() => setAdding(true)}>
        {t('contacts.addToGroup')}
      </Button>
      {adding && <AddToGroupDialog person={person} onClose={() => setAdding(false)} />}
    </div>
  );
}

function Asks({ person, relation: { interest } }: { person: User; relation: KnownRelation }) {
  const { t } = useTranslation();
  const { accept, decline } = useRelationChanges(person);
  if (!interest) return null;
  return (
    <>
      <p className="text-center font-semibold">{t('contacts.asks', { name: person.displayName })}</p>
      {interest.note && <RequestNote>{interest.note}</RequestNote>}
      <div className="flex flex-wrap justify-center gap-2">
        <Button busy={accept.isPending} onClick={() => accept.mutate(interest.id)}>
          {t('contacts.accept')}
        </Button>
        <Button look="secondary" busy={decline.isPending} onClick={() => decline.mutate(interest.id)}>
          {t('contacts.decline')}
        </Button>
      </div>
    </>
  );
}

/** Those who are no friends yet, asked or not. Where only friends write to each other, an old conversation still opens. */
function ForStrangers({ person, relation: { interest } }: { person: User; relation: KnownRelation }) {
  const { t } = useTranslation();
  const { directMessages } = useServer();
  const hasConversation = useChat((snapshot) => directWith(snapshot, person.id) !== undefined);
  const mayWrite = directMessages === 'anyone' || hasConversation;
  const { withdraw } = useRelationChanges(person);
  const [asking, setAsking] = useState(false);
  if (asking && !interest) return <RequestForm person={person} onClose={() => setAsking(false)} />;
  return (
    <>
      {interest && (
        <p className="text-center text-ink-soft">{t('contacts.waits', { name: person.displayName })}</p>
      )}
      {interest?.note && <RequestNote>{interest.note}</RequestNote>}
      <div className="flex flex-wrap justify-center gap-2">
        {interest ? (
          <Button look="secondary" busy={withdraw.isPending} onClick={() => withdraw.mutate(interest.id)}>
            {t('contacts.withdraw')}
          </Button>
        ) : (
          <Button icon={<UserRoundPlus aria-hidden />} onClick={() => setAsking(true)}>
            {t('contacts.ask')}
          </Button>
        )}
        {mayWrite && <Message look="secondary" person={person} onRefused={() => setAsking(true)} />}
      </div>
      {!mayWrite && !interest && (
        <p className="text-center text-note text-ink-soft">{t('contacts.friendsOnly')}</p>
      )}
    </>
  );
}

interface MessageProps {
  person: User;
  look: 'primary' | 'secondary';
  onRefused?: () => void;
}

function Message({ person, look, onRefused }: MessageProps) {
  const { t } = useTranslation();
  const open = useOpenDirect();
  const tell = (error: Error) => {
    toasts.problem(describeProblem(error, { FORBIDDEN: t('contacts.friendsOnly') }));
    if (error instanceof ParleyError && error.code === 'FORBIDDEN') onRefused?.();
  };
  return (
    <Button
      look={look}
      busy={open.isPending}
      icon={<MessageCircle aria-hidden />}
      onClick={() => open.mutate(person.id, { onError: tell })}
    >
      {t('contacts.message')}
    </Button>
  );
}
