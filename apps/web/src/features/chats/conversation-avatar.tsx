import { type ConversationSummary } from '@parley/client';
import { Hash, Megaphone, UserRound } from 'lucide-react';
import { Avatar, initialsOf, tintOf } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { WithPresenceDot } from '../contacts/presence.tsx';

const sizes = {
  small: 'size-9 text-note [&_svg]:size-4',
  medium: 'size-11 text-body [&_svg]:size-5',
  large: 'size-24 text-display [&_svg]:size-10',
} as const;

type Shown = Pick<ConversationSummary, 'id' | 'kind' | 'peer' | 'posting' | 'title' | 'visibility'>;

interface ConversationAvatarProps {
  summary: Shown;
  size?: keyof typeof sizes;
}

/** People have the petal's shape; groups are square, rooms carry a hash, channels a megaphone. */
export function ConversationAvatar({ summary, size = 'medium' }: ConversationAvatarProps) {
  const { kind, peer, id, title } = summary;
  if (kind === 'direct' && peer) {
    return (
      <WithPresenceDot userId={peer.id}>
        <Avatar person={peer} size={size} />
      </WithPresenceDot>
    );
  }
  return (
    <span
      aria-hidden
      style={tintOf(id)}
      className={classes(
        'inline-flex shrink-0 items-center justify-center overflow-hidden font-bold select-none',
        kind === 'direct' ? 'petal' : 'rounded-control',
        sizes[size],
      )}
    >
      {signOf(summary) ?? initialsOf(title)}
    </span>
  );
}

function signOf({ kind, posting, visibility }: Shown) {
  if (kind === 'direct') return <UserRound />;
  if (posting === 'admins') return <Megaphone />;
  return visibility === 'public' ? <Hash /> : null;
}
