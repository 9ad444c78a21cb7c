import { type KnownConversation } from '@parley/client';
import { UserPlus } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { BannedList } from './banned-list.tsx';
import { MemberList } from './member-list.tsx';
import { permissionsOf } from './permissions.ts';

const AddPeopleDialog = lazy(() =>
  import('./add-people-dialog.tsx').then((file) => ({ default: file.AddPeopleDialog })),
);

/** Who is in it; for admins, who was banned as well. */
export function MembersPanel({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const may = permissionsOf(known);
  const add = may.add && (
    <div className="px-4 pt-3">
      <Button
        look="secondary"
        className="w-full"
        icon={<UserPlus aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {t('details.add.open')}
      </Button>
      {adding && (
        <Suspense>
          <AddPeopleDialog known={known} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </div>
  );
  if (!may.seeBans) {
    return (
      <>
        {add}
        <MemberList known={known} />
      </>
    );
  }
  return (
    <Tabs.Root defaultValue="all" className="flex min-h-0 grow flex-col">
      <Tabs.List className="mx-4 mt-3 grid shrink-0 grid-cols-2 gap-1 rounded-control bg-sunken p-1">
        {(['all', 'banned'] as const).map((name) => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="min-h-10 rounded-small px-3 font-semibold text-ink-soft data-[state=active]:bg-surface
              data-[state=active]:text-ink data-[state=active]:shadow-card"
          >
            {t(`details.members.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="all" className="flex min-h-0 grow flex-col outline-none">
        {add}
        <MemberList known={known} />
      </Tabs.Content>
      <Tabs.Content value="banned" className="outline-none">
        <BannedList known={known} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
