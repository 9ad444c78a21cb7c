import { type ChatSnapshot, interestsIn } from '@parley/client';
import { Link, useMatch } from '@tanstack/react-router';
import { Compass, MessagesSquare, Settings, UsersRound } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';

const requestsNow = (snapshot: ChatSnapshot) => interestsIn(snapshot, 'received').length;

/** The four places of Parley: one below the other at the side of a desk, side by side at the foot of a phone. */
export function Navigation({ unread }: { unread: number }) {
  const { t } = useTranslation();
  const requests = useChat(requestsNow);
  const inChats = useMatch({ from: '/signed-in/shell/chats', shouldThrow: false }) !== undefined;
  return (
    <nav aria-label={t('shell.navigation')}>
      <ul className="grid grid-cols-4 md:flex md:flex-col md:gap-1">
        <li>
          <Link
            to="/"
            activeOptions={{ exact: true, includeSearch: false }}
            {...(inChats && { 'aria-current': 'page', 'data-status': 'active' })}
            className={look}
          >
            <Sign icon={<MessagesSquare aria-hidden />} count={unread} />
            {t('shell.chats')}
            {unread > 0 && <span className="sr-only">{t('shell.unread', { count: unread })}</span>}
          </Link>
        </li>
        <li>
          <Link to="/people" className={look}>
            <Sign icon={<UsersRound aria-hidden />} count={requests} />
            {t('shell.people')}
            {requests > 0 && <span className="sr-only">{t('shell.requests', { count: requests })}</span>}
          </Link>
        </li>
        <li>
          <Link to="/rooms" className={look}>
            <Sign icon={<Compass aria-hidden />} count={0} />
            {t('shell.rooms')}
          </Link>
        </li>
        <li>
          <Link to="/settings" className={look}>
            <Sign icon={<Settings aria-hidden />} count={0} />
            {t('shell.settings')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

const look =
  'group relative flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 py-1 text-center text-note leading-tight ' +
  'font-semibold text-ink-soft transition-colors hover:text-ink data-[status=active]:text-accent ' +
  'focus-visible:-outline-offset-2 md:min-h-15 md:rounded-control';

const MOST_SHOWN = 99;

/** The badge is for the eye; words beside it say the same. */
function Sign({ icon, count }: { icon: ReactNode; count: number }) {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <span
      className="relative flex h-7 w-13 items-center justify-center rounded-full transition-colors
        group-hover:bg-sunken group-data-[status=active]:bg-accent-soft [&_svg]:size-5"
    >
      {icon}
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-1 min-w-5 rounded-full bg-warm px-1 text-center text-[0.6875rem] leading-5 font-bold
            text-on-warm tabular-nums"
        >
          {count > MOST_SHOWN ? `${format.format(MOST_SHOWN)}+` : format.format(count)}
        </span>
      )}
    </span>
  );
}
