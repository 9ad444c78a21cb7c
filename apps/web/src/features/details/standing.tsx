import { type ChatSnapshot, type ConversationSummary, isBlocked, typingIn } from '@parley/client';
import { type Watermark } from '@parley/contracts';
import i18next from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { isolated } from '../../words/isolated.ts';
import { PresenceText, useWatchPresence } from '../contacts/presence.tsx';
import { kindOf } from '../conversation/conversation-kind.ts';

const myId = ({ chat: { me } }: ChatSnapshot) => me;

/** The second line of a conversation's head: who is typing; else who is there, or how many are in it. */
export function Standing({ summary }: { summary: ConversationSummary }) {
  const me = useChat(myId);
  const typing = useChat(
    useCallback((snapshot: ChatSnapshot) => typingIn(snapshot, summary.id), [summary.id]),
  );
  const others = typing.filter((userId) => userId !== me);
  if (others.length > 0) return <TypingText summary={summary} userIds={others} />;
  if (summary.kind === 'group') return <GroupStanding summary={summary} me={me} />;
  return <PeerStanding peerId={summary.peer?.id} />;
}

const allUsers = ({ chat: { users } }: ChatSnapshot) => users;

function TypingText({ summary, userIds }: { summary: ConversationSummary; userIds: readonly string[] }) {
  const { t } = useTranslation();
  const users = useChat(allUsers);
  const names = userIds.flatMap((id) => users[id]?.displayName ?? []);
  const text = () => {
    if (summary.kind === 'direct') return t('details.standing.typing');
    if (names.length !== userIds.length || names.length > 2) return t('messages.typing.several');
    const list = names.map((name) => isolated(name, i18next.dir()));
    return t('messages.typing.some', {
      count: names.length,
      names: new Intl.ListFormat(i18next.language).format(list),
    });
  };
  return <span className="text-accent">{text()}</span>;
}

function PeerStanding({ peerId }: { peerId: string | undefined }) {
  const { t } = useTranslation();
  const blocked = useChat((snapshot) => peerId !== undefined && isBlocked(snapshot, peerId));
  useWatchPresence(peerId === undefined || blocked ? [] : [peerId]);
  if (peerId === undefined) return t('details.standing.deleted');
  return blocked ? t('details.standing.blocked') : <PresenceText userId={peerId} />;
}

const NOBODY: readonly string[] = [];

/** Only where everybody in it is known anyway, which is in small groups, it says how many are there. */
function GroupStanding({ summary, me }: { summary: ConversationSummary; me: string }) {
  const { t } = useTranslation();
  const others = useMemo(() => othersIn(summary.watermarks, me), [summary.watermarks, me]);
  useWatchPresence(others);
  const online = useChat(
    ({ chat: { presence } }) => others.filter((userId) => presence[userId]?.online).length,
  );
  const count = summary.memberCount;
  const members = {
    direct: '',
    group: t('details.standing.members', { count }),
    room: t('details.standing.room', { count }),
    channel: t('details.standing.channel', { count }),
    publicChannel: t('details.standing.publicChannel', { count }),
  }[kindOf(summary)];
  return (
    <>
      {members}
      {/* With oneself. */}
      {online > 0 && (
        <span className="text-good"> · {t('details.standing.online', { count: online + 1 })}</span>
      )}
    </>
  );
}

function othersIn(watermarks: readonly Watermark[], me: string): readonly string[] {
  const others = watermarks.flatMap(({ userId }) => (userId === me ? [] : [userId]));
  return others.length === 0 ? NOBODY : others;
}
