import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Tick } from './ticks.ts';

interface TickMarkProps {
  state: Tick | 'waiting' | 'failed';
  /** How many have read it, where that says more than whether. */
  readers?: number | undefined;
}

const looks = {
  waiting: { Icon: Clock3, colour: 'text-ink-soft' },
  failed: { Icon: CircleAlert, colour: 'text-danger' },
  sent: { Icon: Check, colour: 'text-ink-soft' },
  delivered: { Icon: CheckCheck, colour: 'text-ink-soft' },
  read: { Icon: CheckCheck, colour: 'text-accent' },
} as const;

export function TickMark({ state, readers }: TickMarkProps) {
  const { t } = useTranslation();
  const { Icon, colour } = looks[state];
  const label = readers ? t('messages.tick.readBy', { count: readers }) : t(`messages.tick.${state}`);
  return (
    <span title={label} className={colour}>
      <Icon role="img" aria-label={label} className="size-4" strokeWidth={2.25} />
    </span>
  );
}
