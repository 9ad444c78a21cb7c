import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { Logo } from '../design/logo.tsx';

/** A page that stands outside the shell and the entrance. */
export function LonePage({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="p-4 sm:p-6">
        <Link to="/" className="inline-block rounded-control">
          <Logo />
        </Link>
      </header>
      <main className="flex grow flex-col justify-center pb-24">{children}</main>
    </div>
  );
}
