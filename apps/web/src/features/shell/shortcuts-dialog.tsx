import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/dialog.tsx';
import { Keys } from './keys.tsx';
import { type Chord, SHORTCUTS } from './shortcuts.ts';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { everywhere, inList, inConversation } = SHORTCUTS;
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <Group title={t('shortcuts.everywhere')}>
        <Row name={t('shortcuts.search')} chords={everywhere.search} />
        <Row name={t('shortcuts.previous')} chords={everywhere.previous} />
        <Row name={t('shortcuts.next')} chords={everywhere.next} />
        <Row name={t('shortcuts.toasts')} chords={everywhere.toasts} />
        <Row name={t('shortcuts.help')} chords={everywhere.help} />
      </Group>
      <Group title={t('shortcuts.inList')}>
        <Row name={t('shortcuts.move')} chords={inList.move} />
        <Row name={t('shortcuts.openOne')} chords={inList.openOne} />
        <Row name={t('shortcuts.menu')} chords={inList.menu} />
        <Row name={t('shortcuts.leaveSearch')} chords={inList.leaveSearch} />
      </Group>
      <Group title={t('shortcuts.inConversation')}>
        <Row name={t('shortcuts.send')} chords={inConversation.send} />
        <Row name={t('shortcuts.newLine')} chords={inConversation.newLine} />
        <Row name={t('shortcuts.editLast')} chords={inConversation.editLast} />
        <Row name={t('shortcuts.find')} chords={inConversation.find} />
      </Group>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1 text-note font-bold text-ink-soft">{title}</h3>
      <dl className="divide-y divide-line">{children}</dl>
    </section>
  );
}

function Row({ name, chords }: { name: string; chords: readonly Chord[] }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center justify-between gap-4 py-2">
      <dt>{name}</dt>
      <dd className="flex shrink-0 items-center gap-1.5">
        {chords.map((chord, index) => (
          <Fragment key={chord.key}>
            {index > 0 && <span className="text-note text-ink-soft">{t('shortcuts.or')}</span>}
            <Keys chord={chord} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
