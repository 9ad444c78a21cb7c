import { conversationList } from '@parley/client';
import { useMatchRoute, useNavigate } from '@tanstack/react-router';
import { chat } from '../../chat/chat.ts';
import { searchFocus } from '../chats/search-focus.ts';
import { showShortcuts } from './shortcuts-help.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { useShortcut } from './use-shortcut.ts';

/** The shortcuts that work on every page of the shell. */
export function useShellShortcuts(): void {
  const navigate = useNavigate();
  const matchRoute = useMatchRoute();
  const { search, help, previous, next } = SHORTCUTS.everywhere;

  const goBy = (step: 1 | -1) => {
    const ids = conversationList(chat.getState()).map(({ summary }) => summary.id);
    // Where one is going already, if one is, so that a key that is held down goes on from there.
    const open =
      matchRoute({ to: '/c/$conversationId', pending: true }) || matchRoute({ to: '/c/$conversationId' });
    const openId = open === false ? undefined : open.conversationId;
    const here = openId === undefined ? -1 : ids.indexOf(openId);
    const conversationId = here === -1 ? ids.at(step === 1 ? 0 : -1) : ids[here + step];
    if (conversationId !== undefined) void navigate({ to: '/c/$conversationId', params: { conversationId } });
  };

  useShortcut(search[0], () => {
    if (!searchFocus.ask()) void navigate({ to: '/' });
  });
  useShortcut(help[0], showShortcuts);
  useShortcut(previous[0], () => goBy(-1));
  useShortcut(next[0], () => goBy(1));
}
