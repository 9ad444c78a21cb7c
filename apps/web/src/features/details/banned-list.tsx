import { type KnownConversation } from '@parley/client';
import { type User } from '@parley/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Button } from '../../design/button.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { toasts } from '../../design/toasts.ts';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { useMemberProblem } from './use-member-problem.ts';

const bansKey = (conversationId: string) => ['bans', conversationId];

/** Who may not come back. A ban takes a member away, so every change of the members asks again. */
export function BannedList({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { id } = known.summary;
  const bans = useInfiniteQuery({
    queryKey: [...bansKey(id), known.membersVersion],
    queryFn: ({ pageParam, signal }) =>
      parley.members.bans(id, pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  if (bans.isPending) return <SkeletonRows />;
  if (bans.isError) return <ProblemState error={bans.error} onRetry={() => void bans.refetch()} />;
  const people = bans.data.pages.flatMap(({ items }) => items.map(({ user }) => user));
  if (people.length === 0) {
    return <State icon={<ShieldCheck aria-hidden />} title={t('details.members.nobodyBanned')} />;
  }
  return (
    <>
      <ul className="py-2">
        {people.map((user) => (
          <BannedRow key={user.id} conversationId={id} user={user} />
        ))}
      </ul>
      {bans.hasNextPage && (
        <div className="px-4 pb-4">
          <Button
            look="secondary"
            className="w-full"
            busy={bans.isFetchingNextPage}
            onClick={() => void bans.fetchNextPage()}
          >
            {t('details.members.moreBanned')}
          </Button>
        </div>
      )}
    </>
  );
}

function BannedRow({ conversationId, user }: { conversationId: string; user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const problem = useMemberProblem();
  const lift = useMutation({
    mutationFn: () => parley.members.liftBan(conversationId, user.id),
    onSuccess: async () => {
      toasts.good(t('details.members.lifted', { name: user.displayName }));
      await client.invalidateQueries({ queryKey: bansKey(conversationId) });
    },
    onError: (error) => toasts.problem(problem(error)),
  });
  return (
    <li className="flex items-center gap-3 py-1.5 ps-4 pe-2">
      <Avatar person={user} />
      <div className="min-w-0 grow">
        <bdi className="block truncate font-semibold">{user.displayName}</bdi>
        <bdi dir="ltr" className="block truncate text-note text-ink-soft">
          @{user.username}
        </bdi>
      </div>
      <Button
        look="quiet"
        className="shrink-0 px-3"
        aria-label={t('details.members.liftOf', { name: user.displayName })}
        busy={lift.isPending}
        onClick={() => lift.mutate()}
      >
        {t('details.members.lift')}
      </Button>
    </li>
  );
}
