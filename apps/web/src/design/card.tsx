import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

interface CardProps {
  title?: string;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Card({ title, hint, className, children }: CardProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={title && titleId}
      className={classes('rounded-card border border-line bg-surface shadow-card', className)}
    >
      {title && (
        <header className="px-5 pt-5 sm:px-6">
          <h2 id={titleId} className="text-lead font-bold">
            {title}
          </h2>
          {hint && <p className="text-note text-ink-soft">{hint}</p>}
        </header>
      )}
      {children}
    </section>
  );
}
