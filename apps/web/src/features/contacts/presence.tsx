import { type ChatSnapshot } from '@parley/client';
import { type Presence } from '@parley/contracts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { relativeTime } from '../../design/relative-time-text.ts';

const HALF_A_MINUTE_MS = 30_000;

const myId = ({ chat: { me } }: ChatSnapshot) => me;

/** Asks to be told who of them is there, for as long as they are shown. */
export function useWatchPresence(userIds: readonly string[]): void {
  const me = useChat(myId);
  const key = userIds.join(' ');
  useEffect(() => {
    // Before it knows whose it is, the chat forgets whom it was to watch.
    if (me === '' || key === '') return;
    return chat.watchPresence(key.split(' '));
  }, [me, key]);
}

const usePresence = (userId: string): Presence | undefined =>
  useChat((snapshot) => snapshot.chat.presence[userId]);

/** A picture with a dot where somebody is there now. Needs to be watched by whoever shows it. */
export function WithPresenceDot({ userId, children }: { userId: string; children: ReactNode }) {
  const presence = usePresence(userId);
  return (
    <span className="relative inline-flex shrink-0">
      {children}
      {presence?.online && (
        <span
          aria-hidden
          className="absolute end-0 bottom-0 size-3 rounded-full border-2 border-surface bg-good"
        />
      )}
    </span>
  );
}

interface PresenceTextProps {
  userId: string;
  /** What stands there instead where the person shows nothing. */
  fallback?: ReactNode;
}

/** "Online", "last seen 5 minutes ago", or nothing where somebody keeps it to themselves. */
export function PresenceText({ userId, fallback = null }: PresenceTextProps) {
  const { t } = useTranslation();
  const presence = usePresence(userId);
  if (presence?.online) return <span className="font-medium text-good">{t('contacts.online')}</span>;
  return presence?.lastSeen ? <LastSeen at={presence.lastSeen} /> : fallback;
}

function LastSeen({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_A_MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const when = relativeTime(Date.parse(at), Math.max(now, Date.parse(at)), i18n.language);
  return <time dateTime={at}>{t('contacts.lastSeen', { when })}</time>;
}
