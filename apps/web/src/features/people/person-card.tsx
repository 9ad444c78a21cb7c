import { ParleyError, type ParleyErrorCode } from '@parley/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { buttonLook } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { useMe } from '../../session/queries.ts';
import { PresenceText, useWatchPresence } from '../contacts/presence.tsx';
import { RelationPart } from './relation-part.tsx';
import { SharedGroups } from './shared-groups.tsx';

const route = getRouteApi('/signed-in/shell/people/$userId');
/** An id of the wrong shape is nobody's either. */
const MEANS_NOBODY = new Set<ParleyErrorCode>(['NOT_FOUND', 'VALIDATION_FAILED']);

const personQuery = (userId: string) =>
  queryOptions({
    queryKey: ['person', userId],
    queryFn: ({ signal }) => parley.users.get(userId, { signal }),
  });

export function PersonCard() {
  const { t } = useTranslation();
  const { userId } = route.useParams();
  return (
    <div className="flex flex-col gap-3">
      <Link to="/people" search={(search) => search} className={buttonLook('quiet', 'self-start lg:hidden')}>
        <ArrowLeft aria-hidden className="rtl:rotate-180" />
        {t('people.back')}
      </Link>
      <PersonDetails key={userId} userId={userId} />
    </div>
  );
}

function PersonDetails({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const person = useQuery(personQuery(userId));
  useWatchPresence(userId === me.id ? [] : [userId]);

  if (person.isPending) {
    return (
      <Card className="flex flex-col items-center gap-3 p-8">
        <Skeleton className="petal size-24" />
        <Skeleton className="mt-2 h-6 w-44" />
        <Skeleton className="h-4 w-28" />
        <span role="status" className="sr-only">
          {t('common.loading')}
        </span>
      </Card>
    );
  }
  if (person.isError) {
    const gone = person.error instanceof ParleyError && MEANS_NOBODY.has(person.error.code);
    return gone ? (
      <State icon={<UserRoundX aria-hidden />} title={t('people.goneTitle')}>
        {t('people.gone')}
      </State>
    ) : (
      <ProblemState error={person.error} onRetry={() => void person.refetch()} />
    );
  }

  const { username, displayName, about } = person.data;
  return (
    <Card className="enter overflow-hidden">
      <div className="flex flex-col items-center gap-1 px-6 pt-8 pb-6 text-center">
        <Avatar person={person.data} size="large" />
        <h2 className="mt-4 max-w-full text-title font-bold wrap-anywhere">
          <bdi>{displayName}</bdi>
        </h2>
        <div className="flex max-w-full items-center gap-1">
          <p className="min-w-0 truncate text-ink-soft" dir="ltr">
            @{username}
          </p>
          <CopyButton text={`@${username}`} label={t('people.copyUsername')} />
        </div>
        {userId !== me.id && (
          <p className="text-note text-ink-soft empty:hidden">
            <PresenceText userId={userId} />
          </p>
        )}
        {about && (
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere">
            {about}
          </p>
        )}
        {userId === me.id && (
          <Link to="/settings/profile" className={buttonLook('secondary', 'mt-5')}>
            {t('people.editYours')}
          </Link>
        )}
      </div>
      {userId !== me.id && (
        <>
          <RelationPart person={person.data} />
          <SharedGroups userId={userId} />
        </>
      )}
    </Card>
  );
}
