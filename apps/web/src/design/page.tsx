import { type ReactNode, useEffect } from 'react';
import { setPageTitle } from './page-title.ts';

/** Names the browser's tab and history entry. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    setPageTitle(title);
  }, [title]);
}

interface PageProps {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** A page of the signed-in shell. Its heading takes the focus when the page is opened. */
export function Page({ title, lead, aside, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-10">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
            {title}
          </h1>
          {lead && <p className="text-ink-soft">{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
