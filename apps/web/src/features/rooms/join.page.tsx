import { ParleyError, type ParleyErrorCode } from '@parley/client';
import { type Room } from '@parley/contracts';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { Button, buttonLook } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { RoomAvatar } from './room-avatar.tsx';
import { RoomKind } from './room-kind.tsx';

const route = getRouteApi('/signed-in/shell/join/$code');
/** What has not the shape of a code opens nothing either. */
const MEANS_NO_GOOD = new Set<ParleyErrorCode>(['NOT_FOUND', 'VALIDATION_FAILED']);

const isNoGood = (error: Error) => error instanceof ParleyError && MEANS_NO_GOOD.has(error.code);

const previewQuery = (code: string) =>
  queryOptions({
    queryKey: ['invitation', code],
    queryFn: ({ signal }) => parley.conversations.previewByCode(code, { signal }),
    // Tries are counted: looking away and back is none.
    refetchOnWindowFocus: false,
  });

/** Where an invitation by link leads to, and the question whether to go there. */
export function JoinPage() {
  const { t } = useTranslation();
  const { code } = route.useParams();
  const preview = useQuery(previewQuery(code));
  return (
    <Page title={t('rooms.invitation')}>
      {preview.isPending && (
        <Card>
          <SkeletonRows rows={1} />
        </Card>
      )}
      {preview.isError &&
        (isNoGood(preview.error) ? (
          <NoGood />
        ) : (
          <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />
        ))}
      {preview.isSuccess && <Invitation code={code} room={preview.data} />}
    </Page>
  );
}

/** Unknown, expired, used up or replaced: the server gives all of them one answer. */
function NoGood() {
  const { t } = useTranslation();
  return (
    <State
      icon={<Link2Off aria-hidden />}
      title={t('rooms.noGoodTitle')}
      action={
        <Link to="/" className={buttonLook('secondary')}>
          {t('rooms.toChats')}
        </Link>
      }
    >
      {t('rooms.noGood')}
    </State>
  );
}

function Invitation({ code, room }: { code: string; room: Room }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const join = useMutation({
    mutationFn: () => parley.conversations.joinByCode(code),
    onSuccess: async (conversation) => {
      chat.adopt(conversation);
      await navigate({
        to: '/c/$conversationId',
        params: { conversationId: conversation.id },
        replace: true,
      });
    },
  });
  if (join.error && isNoGood(join.error)) return <NoGood />;
  return (
    <Card className="enter">
      <div className="flex flex-col items-center gap-1 px-6 py-8 text-center">
        <RoomAvatar room={room} visibility="private" size="large" />
        <h2 className="mt-4 max-w-full text-title font-bold wrap-anywhere">
          <bdi>{room.title}</bdi>
        </h2>
        <RoomKind room={room} visibility="private" />
        {room.description && (
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere">
            {room.description}
          </p>
        )}
        {room.joined && <p className="mt-2 text-ink-soft">{t('rooms.already')}</p>}
        {join.error && (
          <div className="mt-3">
            <Notice look="danger">
              {describeProblem(join.error, {
                FORBIDDEN: t('rooms.banned'),
                CONFLICT: t('rooms.tooMany'),
              })}
            </Notice>
          </div>
        )}
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {room.joined ? (
            <Link
              to="/c/$conversationId"
              params={{ conversationId: room.id }}
              replace
              className={buttonLook('primary')}
            >
              {t('rooms.open')}
            </Link>
          ) : (
            <>
              <Button busy={join.isPending} onClick={() => join.mutate()}>
                {t('rooms.joinIt')}
              </Button>
              <Link to="/" className={buttonLook('quiet')}>
                {t('rooms.notNow')}
              </Link>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}
