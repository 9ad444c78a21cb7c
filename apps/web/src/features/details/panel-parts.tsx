import { type ReactNode, useId } from 'react';
import { ChevronRight } from 'lucide-react';
import { type Side } from '../../routes/search.ts';
import { useSide } from './use-side.ts';

interface SectionProps {
  title?: string;
  children: ReactNode;
}

/** A part of a side panel. */
export function Section({ title, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={title && titleId} className="border-b border-line py-2 last:border-b-0">
      {title && (
        <h3 id={titleId} className="px-4 pt-2 pb-1 text-note font-bold text-ink-soft">
          {title}
        </h3>
      )}
      {children}
    </section>
  );
}

interface WayProps {
  to: Side;
  icon: ReactNode;
  label: string;
  aside?: ReactNode;
}

/** A row that leads to another side panel. */
export function Way({ to, icon, label, aside }: WayProps) {
  const { show } = useSide();
  return (
    <button
      type="button"
      onClick={() => show(to)}
      className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-start hover:bg-sunken/60
        focus-visible:-outline-offset-3 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-ink-soft"
    >
      {icon}
      <span className="min-w-0 grow">{label}</span>
      {aside !== undefined && <span className="text-ink-soft tabular-nums">{aside}</span>}
      <ChevronRight aria-hidden className="rtl:rotate-180" />
    </button>
  );
}
