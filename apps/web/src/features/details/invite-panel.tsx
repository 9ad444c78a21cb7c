import { type KnownConversation } from '@parley/client';
import { type JoinCode } from '@parley/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { NewCodeForm } from './new-code-form.tsx';
import { Section } from './panel-parts.tsx';
import { permissionsOf } from './permissions.ts';
import { SharedLink } from './shared-link.tsx';
import { useJoinCode } from './use-join-code.ts';

/** How others come in: the plain link of a public room, and for admins the code of this group. */
export function InvitePanel({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { title, visibility } = known.summary;
  const may = permissionsOf(known);
  const isPublic = visibility === 'public';
  return (
    <>
      {isPublic && (
        <Section title={t('details.invite.room')}>
          <p className="px-4 pb-2 text-note text-ink-soft">{t('details.invite.roomHint')}</p>
          <SharedLink url={roomLink(title)} title={title} />
        </Section>
      )}
      {may.invite && <JoinCodeSection known={known} />}
      {!isPublic && !may.invite && (
        <p className="p-6 text-center text-ink-soft">{t('details.invite.onlyAdmins')}</p>
      )}
    </>
  );
}

function roomLink(title: string): string {
  const url = new URL('/rooms', location.origin);
  url.searchParams.set('query', title);
  return url.href;
}

function JoinCodeSection({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { id, title } = known.summary;
  const { current, renew, withdraw } = useJoinCode(id, true);
  const [replacing, setReplacing] = useState(false);
  const code = current.data;

  if (current.isPending) return <SkeletonRows />;
  if (current.isError) return <ProblemState error={current.error} onRetry={() => void current.refetch()} />;
  return (
    <Section title={t('details.invite.code')}>
      <p className="px-4 pb-2 text-note text-ink-soft">
        {code ? t('details.invite.codeHint') : t('details.invite.none')}
      </p>
      {code && (
        <>
          <SharedLink url={code.url} title={title} withQrCode />
          <Terms code={code} />
        </>
      )}
      {code && !replacing ? (
        <CodeActions
          onReplace={() => setReplacing(true)}
          withdraw={withdraw.mutate}
          busy={withdraw.isPending}
          problem={withdraw.error}
        />
      ) : (
        <NewCodeForm
          replaces={code !== null}
          busy={renew.isPending}
          problem={renew.error}
          onMake={(wanted) => renew.mutate(wanted, { onSuccess: () => setReplacing(false) })}
          onCancel={code ? () => setReplacing(false) : undefined}
        />
      )}
    </Section>
  );
}

function Terms({ code: { expiresAt, usesLeft } }: { code: JoinCode }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="px-4 py-2 text-note text-ink-soft">
      {expiresAt === null
        ? t('details.invite.never')
        : t('details.invite.until', {
            time: new Date(expiresAt).toLocaleString(i18n.language, {
              dateStyle: 'medium',
              timeStyle: 'short',
            }),
          })}{' '}
      {usesLeft !== null && t('details.invite.usesLeft', { count: usesLeft })}
    </p>
  );
}

interface CodeActionsProps {
  onReplace: () => void;
  withdraw: () => void;
  busy: boolean;
  problem: Error | null;
}

function CodeActions({ onReplace, withdraw, busy, problem }: CodeActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap gap-2 px-4 py-2">
      <Button look="secondary" className="grow" onClick={onReplace}>
        {t('details.invite.replace')}
      </Button>
      <Button look="danger-secondary" className="grow" onClick={() => setAsking(true)}>
        {t('details.invite.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('details.invite.withdrawTitle')}
          action={t('details.invite.withdraw')}
          busy={busy}
          problem={problem ? describeProblem(problem) : undefined}
          onConfirm={withdraw}
          onClose={() => setAsking(false)}
        >
          {t('details.invite.withdrawText')}
        </ConfirmDialog>
      )}
    </div>
  );
}
