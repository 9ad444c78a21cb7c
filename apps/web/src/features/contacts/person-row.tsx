import { type User } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { WithPresenceDot } from './presence.tsx';

interface PersonRowProps {
  person: User;
  /** Below the name; the username where it is left out. */
  line?: ReactNode;
  /** Below both, such as the note of a request. */
  note?: ReactNode;
  children?: ReactNode;
}

/** Somebody in a list: leads to their page, and offers beside it what can be done at once. */
export function PersonRow({ person, line, note, children }: PersonRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-end gap-x-1 pe-2 has-[a[data-status=active]]:bg-accent-soft sm:pe-3">
      <Link
        to="/people/$userId"
        params={{ userId: person.id }}
        search={(search) => ({ ...search })}
        className="flex min-w-0 grow basis-48 items-center gap-3.5 rounded-control px-4 py-3 hover:bg-sunken/50 focus-visible:-outline-offset-3"
      >
        <WithPresenceDot userId={person.id}>
          <Avatar person={person} />
        </WithPresenceDot>
        <span className="min-w-0 grow">
          <span dir="auto" className="block truncate text-along font-semibold">
            {person.displayName}
          </span>
          <span className="block truncate text-note text-ink-soft">
            {line ?? <bdi dir="ltr">@{person.username}</bdi>}
          </span>
        </span>
      </Link>
      {note && <div className="w-full ps-[4.375rem] pe-2">{note}</div>}
      {children && (
        <div
          className={classes('flex items-center gap-1 py-1.5', note ? 'w-full ps-[4.375rem]' : 'shrink-0')}
        >
          {children}
        </div>
      )}
    </li>
  );
}
