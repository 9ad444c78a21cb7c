import { type ReactNode } from 'react';
import { usePageTitle } from '../../design/page.tsx';

interface EntranceHeadingProps {
  title: string;
  children?: ReactNode;
}

export function EntranceHeading({ title, children }: EntranceHeadingProps) {
  usePageTitle(title);
  return (
    <div className="mb-6">
      <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
        {title}
      </h1>
      {children && <p className="mt-1.5 text-ink-soft">{children}</p>}
    </div>
  );
}
