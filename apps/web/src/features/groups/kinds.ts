import { Hash, Megaphone, UsersRound } from 'lucide-react';

/** What can be made, in the words of people: the server knows groups that differ in who finds them and who writes. */
export const GROUP_KINDS = {
  group: { Icon: UsersRound, posting: 'everyone' },
  room: { Icon: Hash, posting: 'everyone' },
  channel: { Icon: Megaphone, posting: 'admins' },
} as const;

export type GroupKind = keyof typeof GROUP_KINDS;
export const KIND_NAMES = ['group', 'room', 'channel'] as const satisfies readonly GroupKind[];
