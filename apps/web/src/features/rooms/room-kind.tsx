import { type Room } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { GROUP_KINDS } from '../groups/kinds.ts';

interface RoomKindProps {
  room: Room;
  /** Behind a code there may be a group that nobody finds. */
  visibility: 'public' | 'private';
}

/** What it is, and how many are in it. */
export function RoomKind({ room: { posting, memberCount }, visibility }: RoomKindProps) {
  const { t } = useTranslation();
  const open = visibility === 'public' ? 'room' : 'group';
  const kind = posting === 'admins' ? 'channel' : open;
  const { Icon } = GROUP_KINDS[kind];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 text-note text-ink-soft">
      <span className="inline-flex items-center gap-1">
        <Icon aria-hidden className="size-3.5" />
        {t(`rooms.kind.${kind}`)}
      </span>
      <span>{t('rooms.members', { count: memberCount })}</span>
    </span>
  );
}
