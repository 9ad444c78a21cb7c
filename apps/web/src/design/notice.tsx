import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { type ReactNode } from 'react';
import { classes } from './classes.ts';

const looks = {
  info: { box: 'bg-accent-soft text-ink', icon: <Info aria-hidden className="text-accent" /> },
  warm: { box: 'bg-warm-soft text-ink', icon: <Info aria-hidden className="text-warm-ink" /> },
  good: { box: 'bg-good-soft text-ink', icon: <CircleCheck aria-hidden className="text-good" /> },
  danger: { box: 'bg-danger-soft text-ink', icon: <CircleAlert aria-hidden className="text-danger" /> },
} as const;

interface NoticeProps {
  look?: keyof typeof looks;
  children: ReactNode;
}

/** A sentence that belongs to the place where it stands. */
export function Notice({ look = 'info', children }: NoticeProps) {
  return (
    <div
      role={look === 'danger' ? 'alert' : 'status'}
      className={classes(
        'flex items-start gap-2.5 rounded-control px-3.5 py-3 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0',
        looks[look].box,
      )}
    >
      {looks[look].icon}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
