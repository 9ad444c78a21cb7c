import { classes } from '../../design/classes.ts';
import { DayPill } from './separators.tsx';

/** The day of what is at the top, while somebody scrolls. */
export function FloatingDay({ at, visible }: { at: string | undefined; visible: boolean }) {
  if (at === undefined) return null;
  return (
    <div
      inert={!visible}
      className={classes(
        'pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center transition-opacity duration-300',
        visible ? 'opacity-100 [&>*]:pointer-events-auto' : 'opacity-0',
      )}
    >
      <DayPill at={at} />
    </div>
  );
}
