import { type KnownConversation } from '@parley/client';
import { type MembershipChange } from '@parley/contracts';
import { BellOff } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { Button } from '../../design/button.tsx';
import { SwitchRow } from '../../design/switch-row.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { mutedUntil } from '../chats/mute-times.ts';
import { lastsForever } from './lasts-forever.ts';
import { Section } from './panel-parts.tsx';
import { useIsMuted } from './use-is-muted.ts';

/** What concerns oneself alone; each choice counts at once. */
export function YourView({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { id, me } = known.summary;
  const change = (next: MembershipChange) =>
    void chat.changeMembership(id, next).catch((error: unknown) => toasts.problem(describeProblem(error)));
  return (
    <Section title={t('details.info.you')}>
      <div className="flex flex-col gap-5 px-4 py-2">
        <Muting until={me.mutedUntil} onChange={(until) => change({ mutedUntil: until })} />
        <SwitchRow
          label={t('details.info.pinned')}
          hint={t('details.info.pinnedHint')}
          checked={me.pinned}
          onChange={(pinned) => change({ pinned })}
        />
        <SwitchRow
          label={t('details.info.archived')}
          hint={t('details.info.archivedHint')}
          checked={me.archived}
          onChange={(archived) => change({ archived })}
        />
      </div>
    </Section>
  );
}

const CHOICES = [
  ['hour', 'chats.menu.muteHour'],
  ['workday', 'chats.menu.muteWorkday'],
  ['week', 'chats.menu.muteWeek'],
  ['always', 'chats.menu.muteAlways'],
] as const;

interface MutingProps {
  until: string | null;
  onChange: (until: string | null) => void;
}

function Muting({ until, onChange }: MutingProps) {
  const { t, i18n } = useTranslation();
  const muted = useIsMuted(until);
  // The button that was pressed gives way to another one, which takes the focus.
  const pressed = useRef(false);
  const takeFocus = (button: HTMLButtonElement | null) => {
    if (button && pressed.current) button.focus();
    if (button) pressed.current = false;
  };
  const choose = (next: string | null) => {
    pressed.current = true;
    onChange(next);
  };
  if (muted && until !== null) {
    const time = new Date(until).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    return (
      <div className="flex items-center justify-between gap-4">
        <p className="flex items-start gap-2 font-semibold">
          <BellOff aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-soft" />
          {lastsForever(until, Date.now())
            ? t('details.info.mutedAlways')
            : t('details.info.mutedUntil', { time })}
        </p>
        <Button look="secondary" ref={takeFocus} onClick={() => choose(null)}>
          {t('chats.menu.unmute')}
        </Button>
      </div>
    );
  }
  return (
    <fieldset>
      <legend className="pb-1.5 font-semibold">{t('chats.menu.mute')}</legend>
      <div className="grid grid-cols-2 gap-2">
        {CHOICES.map(([time, label], place) => (
          <Button
            key={time}
            ref={place === 0 ? takeFocus : undefined}
            look="secondary"
            className="px-2 text-note"
            onClick={() => choose(mutedUntil(time))}
          >
            {t(label)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
