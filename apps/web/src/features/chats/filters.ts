import { type KnownConversation } from '@parley/client';

export const FILTERS = ['all', 'unread', 'direct', 'groups'] as const;
export type Filter = (typeof FILTERS)[number];

/** The open conversation stays among the unread ones, so that it does not go from under whoever reads it. */
export function passesFilter(
  { summary }: KnownConversation,
  filter: Filter,
  openId: string | undefined,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      return summary.me.unread > 0 || summary.me.markedUnread || summary.id === openId;
    case 'direct':
      return summary.kind === 'direct';
    case 'groups':
      return summary.kind === 'group';
  }
}
