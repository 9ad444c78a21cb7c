import { Outlet, useMatch } from '@tanstack/react-router';
import { useState } from 'react';
import { classes } from '../../design/classes.ts';
import { ConversationList } from './conversation-list.tsx';
import { useSwipeBack } from './use-swipe-back.ts';

/** The conversations, and beside them (on a phone: instead of them) the open one. */
export function ChatsPage() {
  const isOpen =
    useMatch({ from: '/signed-in/shell/chats/c/$conversationId', shouldThrow: false }) !== undefined;
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  const pane = useSwipeBack(isOpen);
  return (
    <div className="flex h-full min-h-0 overflow-hidden">
      <div
        className={classes(
          'w-full min-w-0 border-line md:w-88 md:shrink-0 md:border-e',
          isOpen ? 'max-md:hidden' : wasOpen && 'max-md:slide-back',
        )}
      >
        <ConversationList />
      </div>
      <div ref={pane} className={classes('min-w-0 grow', isOpen ? 'max-md:slide-in' : 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  );
}
