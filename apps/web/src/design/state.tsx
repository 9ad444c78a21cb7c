import { type ReactNode } from 'react';

interface StateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What stands where content would: nothing yet, nothing found, something broken. Says what to do. */
export function State({ icon, title, children, action }: StateProps) {
  return (
    <div className="enter mx-auto flex w-full max-w-sm flex-col items-center gap-3 px-4 py-12 text-center">
      <span className="petal flex size-16 items-center justify-center bg-accent-soft text-accent [&_svg]:size-7">
        {icon}
      </span>
      <p className="text-lead font-bold">{title}</p>
      {children && <div className="max-w-full text-ink-soft">{children}</div>}
      {action && <div className="pt-1">{action}</div>}
    </div>
  );
}
