import { type KnownConversation, membersOf } from '@parley/client';
import { LIMITS } from '@parley/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { useMe } from '../../session/queries.ts';
import { isolated } from '../../words/isolated.ts';
import { successorOf } from './successor.ts';

/** Whose the group will be when its owner leaves. Of a large one it names the rule, instead of loading everybody. */
export function SuccessorText({ known }: { known: KnownConversation }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { id, memberCount } = known.summary;
  const members = useChat((snapshot) => membersOf(snapshot, id));
  const isKnown = members.length >= memberCount;
  useQuery({
    queryKey: ['members-for-succession', id],
    queryFn: () => chat.loadMembers(id),
    enabled: !isKnown && memberCount > 1 && memberCount <= LIMITS.page.max,
  });
  const successor = isKnown ? successorOf(members, me.id) : undefined;
  if (memberCount <= 1) return <p>{t('details.leave.alone')}</p>;
  if (!successor) return <p>{t('details.leave.someSuccessor')}</p>;
  const name = isolated(successor.user.displayName, i18n.dir());
  return <p>{t('details.leave.successor', { name })}</p>;
}
