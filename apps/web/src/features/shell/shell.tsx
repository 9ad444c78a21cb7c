import { Link, Outlet, useMatch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { Mark } from '../../design/logo.tsx';
import { lazyMenu, MenuButton } from '../../menus/menu-button.tsx';
import { useMe } from '../../session/queries.ts';
import { useContacts } from '../contacts/use-contacts.ts';
import { ArrivalsRegion } from './arrivals-region.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Navigation } from './navigation.tsx';
import { hideShortcuts, useShortcutsShown } from './shortcuts-help.ts';
import { useAttention } from './use-attention.ts';
import { useChatStart } from './use-chat-start.ts';
import { useFetchAhead } from './use-fetch-ahead.ts';
import { useShellShortcuts } from './use-shell-shortcuts.ts';

const accountMenu = lazyMenu(() => import('./account-menu.tsx').then((module) => module.AccountMenu));
const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
);

/** The frame of every page for people who have signed in. It fills the window; what is in it scrolls by itself. */
export function Shell() {
  const { t } = useTranslation();
  const { problem, again } = useChatStart();
  const unread = useAttention();
  const shortcutsShown = useShortcutsShown();
  const inConversation =
    useMatch({ from: '/signed-in/shell/chats/c/$conversationId', shouldThrow: false }) !== undefined;
  useContacts();
  useFetchAhead();
  useShellShortcuts();
  return (
    <div className="flex h-dvh flex-col-reverse overflow-hidden md:flex-row">
      <a
        href="#content"
        className="sr-only rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed
          focus:start-4 focus:top-4 focus:z-50 focus:px-4 focus:py-2"
      >
        {t('shell.skip')}
      </a>
      <div
        className={classes(
          'shrink-0 border-line bg-surface max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:flex md:w-22',
          'md:flex-col md:items-stretch md:gap-4 md:border-e md:bg-canvas md:px-2 md:py-3',
          inConversation && 'max-md:hidden',
        )}
      >
        <Link to="/" aria-label="Parley" className="hidden self-center rounded-control p-1.5 md:block">
          <Mark className="size-9" />
        </Link>
        <Navigation unread={unread} />
        <AccountButton />
      </div>
      <div className="flex min-h-0 min-w-0 grow flex-col">
        <ConnectionLine problem={problem} onAgain={again} />
        <main id="content" tabIndex={-1} className="min-h-0 grow overflow-y-auto outline-none">
          <Outlet />
        </main>
      </div>
      <ArrivalsRegion />
      {shortcutsShown && (
        <Suspense>
          <ShortcutsDialog onClose={hideShortcuts} />
        </Suspense>
      )}
    </div>
  );
}

/** On a phone, the settings lead to the same things. */
function AccountButton() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="mt-auto hidden justify-center md:flex">
      <MenuButton
        label={t('shell.account')}
        menu={accountMenu}
        className="inline-flex rounded-control p-1.5 hover:bg-sunken aria-expanded:bg-sunken"
      >
        <Avatar person={me} size="small" />
      </MenuButton>
    </div>
  );
}
