import { type ReactNode } from 'react';

interface AccountRowProps {
  icon: ReactNode;
  label: string;
  value: ReactNode;
  children: ReactNode;
}

/** One way to sign in or to be reached: what it is, and what can be done about it. */
export const AccountRow = ({ icon, label, value, children }: AccountRowProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 sm:px-6">
    <span className="text-ink-soft [&_svg]:size-5">{icon}</span>
    <div className="min-w-0 grow basis-40">
      <p className="font-semibold">{label}</p>
      <div className="break-words text-ink-soft">{value}</div>
    </div>
    <div className="-me-2 flex flex-wrap gap-1">{children}</div>
  </li>
);
