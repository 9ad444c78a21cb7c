import { ParleyError } from '@parley/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Logo } from '../../design/logo.tsx';
import { Page } from '../../design/page.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { ThemePicker } from '../../design/theme-picker.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { NotFoundPage } from '../../routes/not-found.page.tsx';
import { parley } from '../../session/parley.ts';
import { InboxMessageCard } from './inbox-message-card.tsx';

const route = getRouteApi('/dev/inbox');
const REFRESH_MS = 1500;

/** What a text message or a mail would have said. Servers in production have no such page. */
export function DevInboxPage() {
  const { t } = useTranslation();
  const { to } = route.useSearch();
  const navigate = route.useNavigate();
  const inbox = useQuery({
    queryKey: ['inbox', to],
    queryFn: ({ signal }) => parley.inbox.list({ to }, { signal }),
    refetchInterval: REFRESH_MS,
  });

  if (inbox.error instanceof ParleyError && inbox.error.status === 404) return <NotFoundPage />;
  return (
    <div>
      <div className="mx-auto flex max-w-3xl items-center justify-between gap-3 px-4 pt-4 sm:px-8 sm:pt-8">
        <Logo />
        <ThemePicker />
      </div>
      <main>
        <Page title={t('inbox.title')} lead={t('inbox.lead')}>
          {to && (
            <div className="flex flex-wrap items-center gap-2 text-ink-soft">
              <span>
                {t('inbox.onlyTo')} <strong dir="ltr">{to}</strong>
              </span>
              <Button look="quiet" onClick={() => void navigate({ search: {} })}>
                {t('inbox.showAll')}
              </Button>
            </div>
          )}
          {inbox.isPending && (
            <Card>
              <SkeletonRows />
            </Card>
          )}
          {inbox.isError && !inbox.data && (
            <ProblemState error={inbox.error} onRetry={() => void inbox.refetch()} />
          )}
          {inbox.data?.length === 0 && (
            <State icon={<Inbox aria-hidden />} title={t('inbox.emptyTitle')}>
              {t('inbox.empty')}
            </State>
          )}
          {inbox.data && inbox.data.length > 0 && (
            <ul className="flex flex-col gap-4" aria-label={t('inbox.messages')}>
              {inbox.data.map((message) => (
                <li key={`${message.at} ${message.to} ${message.text}`}>
                  <InboxMessageCard message={message} />
                </li>
              ))}
            </ul>
          )}
        </Page>
      </main>
    </div>
  );
}
