import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { toasts } from '../../design/toasts.ts';
import { ProblemState } from '../../forms/problem-state.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { SettingsSection } from '../settings/settings-section.tsx';
import { useSignOut } from '../shell/use-sign-out.ts';
import { SessionRow } from './session-row.tsx';
import { sessionsQuery } from './sessions-query.ts';

export function SessionsPage() {
  const { t } = useTranslation();
  const sessions = useQuery(sessionsQuery);
  return (
    <SettingsSection title={t('settings.devices.name')} lead={t('sessions.lead')}>
      {sessions.isPending && (
        <Card>
          <SkeletonRows rows={2} />
        </Card>
      )}
      {sessions.isError && <ProblemState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isSuccess && (
        <>
          <ThisDevice>
            {sessions.data.items
              .filter(({ current }) => current)
              .map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
          </ThisDevice>
          <OtherDevices>
            {sessions.data.items
              .filter(({ current }) => !current)
              .map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
          </OtherDevices>
        </>
      )}
    </SettingsSection>
  );
}

function ThisDevice({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <Card title={t('sessions.thisDevice')}>
      <ul className="pt-1">{children}</ul>
      <div className="px-5 pb-5 sm:px-6">
        <Button
          look="secondary"
          busy={signOut.isPending}
          icon={<LogOut aria-hidden className="rtl:rotate-180" />}
          onClick={() => signOut.mutate()}
        >
          {t('shell.signOut')}
        </Button>
      </div>
    </Card>
  );
}

function OtherDevices({ children }: { children: ReactNode[] }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const endOthers = useMutation({
    mutationFn: () => parley.auth.endOtherSessions(),
    onSuccess: async () => {
      await client.invalidateQueries(sessionsQuery);
      setAsking(false);
      toasts.good(t('sessions.othersEnded'));
    },
  });
  return (
    <Card title={t('sessions.others')}>
      {children.length === 0 ? (
        <p className="px-5 pt-1 pb-5 text-ink-soft sm:px-6">{t('sessions.noOthers')}</p>
      ) : (
        <>
          <ul className="divide-y divide-line pt-1">{children}</ul>
          <div className="border-t border-line px-5 py-4 sm:px-6">
            <Button look="danger-secondary" onClick={() => setAsking(true)}>
              {t('sessions.endOthers')}
            </Button>
          </div>
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t('sessions.endOthers')}
          action={t('sessions.endOthersConfirm')}
          busy={endOthers.isPending}
          problem={endOthers.error ? describeProblem(endOthers.error) : undefined}
          onConfirm={() => endOthers.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('sessions.endOthersText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
