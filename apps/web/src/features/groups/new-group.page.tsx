import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { useContacts } from '../contacts/use-contacts.ts';
import { KindChooser } from './kind-chooser.tsx';
import { NewGroupForm } from './new-group-form.tsx';

const route = getRouteApi('/signed-in/shell/new');

export function NewGroupPage() {
  const { t } = useTranslation();
  const { kind = 'group', with: withId } = route.useSearch();
  const navigate = route.useNavigate();
  const { ready, error, retry } = useContacts();
  return (
    <Page title={t(`groups.kinds.${kind}.new`)}>
      <KindChooser
        kind={kind}
        onChoose={(chosen) =>
          void navigate({ search: (search) => ({ ...search, kind: chosen }), replace: true })
        }
      />
      {ready && <NewGroupForm kind={kind} withId={withId} />}
      {!ready && error && <ProblemState error={error} onRetry={retry} />}
      {!ready && !error && (
        <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-4">
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-48 w-full" />
        </div>
      )}
    </Page>
  );
}
