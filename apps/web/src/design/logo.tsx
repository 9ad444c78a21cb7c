import { useId } from 'react';
import { classes } from './classes.ts';

const LEFT = 'M3 23a20 20 0 1 1 20 20H3z';
const RIGHT = 'M61 41a20 20 0 1 0-20 20h20z';

/** Two who speak, and what they come to share. Drawn again in public/icon.svg. */
export function Mark({ className }: { className?: string }) {
  const clip = useId();
  return (
    <svg viewBox="0 0 64 64" aria-hidden className={className}>
      <clipPath id={clip}>
        <path d={LEFT} />
      </clipPath>
      <path fill="#0e6470" d={LEFT} />
      <path fill="#f2994a" d={RIGHT} />
      <path fill="#fff3e4" clipPath={`url(#${clip})`} d={RIGHT} />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={classes('inline-flex items-center gap-2.5', className)}>
      <Mark className="size-9" />
      <span className="text-title font-extrabold tracking-tight">Parley</span>
    </span>
  );
}
