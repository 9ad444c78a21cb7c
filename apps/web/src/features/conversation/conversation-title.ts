import { type KnownConversation } from '@parley/client';
import { type TFunction } from 'i18next';

/** Direct conversations are named after the other one. */
export const titleOf = ({ summary }: KnownConversation, t: TFunction): string =>
  summary.kind === 'group' ? summary.title : (summary.peer?.displayName ?? t('conversation.nobody'));
