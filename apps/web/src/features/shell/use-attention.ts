import { type ChatSnapshot, unreadConversations } from '@parley/client';
import { useEffect } from 'react';
import { useChat } from '../../chat/use-chat.ts';
import { setAttention } from '../../design/page-title.ts';

const unreadNow = (snapshot: ChatSnapshot) => unreadConversations(snapshot, Date.now());

/** How many conversations ask for attention; also said by the browser's tab and by the icon of an installed Parley. */
export function useAttention(): number {
  const unread = useChat(unreadNow);
  useEffect(() => {
    showAttention(unread);
  }, [unread]);
  useEffect(() => () => showAttention(0), []);
  return unread;
}

function showAttention(count: number): void {
  setAttention(count);
  // An icon without a badge is all that comes of a refusal.
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined);
}
