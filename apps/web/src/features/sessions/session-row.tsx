import { type Session } from '@parley/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { sessionsQuery } from './sessions-query.ts';

export function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => parley.auth.endSession(session.id),
    onSuccess: async () => {
      await client.invalidateQueries(sessionsQuery);
      toasts.good(t('sessions.ended', { device: session.device }));
    },
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 sm:px-6">
      <span className="petal flex size-11 shrink-0 items-center justify-center bg-accent-soft text-accent">
        <MonitorSmartphone aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 grow basis-44">
        <p className="font-semibold">{session.device}</p>
        <p className="text-note text-ink-soft">
          {session.place && <>{session.place} · </>}
          {session.current ? (
            <span className="font-semibold text-good">{t('sessions.activeNow')}</span>
          ) : (
            <Trans
              i18nKey="sessions.lastUsed"
              components={{ when: <RelativeTime at={session.lastUsedAt} /> }}
            />
          )}
        </p>
        <p className="text-note text-ink-soft">
          <Trans i18nKey="sessions.since" components={{ when: <RelativeTime at={session.createdAt} /> }} />
        </p>
      </div>
      {!session.current && (
        <Button look="danger-quiet" busy={end.isPending} onClick={() => end.mutate()}>
          {t('sessions.end')}
          <span className="sr-only">{session.device}</span>
        </Button>
      )}
    </li>
  );
}
