import { type ConversationSummary } from '@parley/client';

export type ConversationKind = 'direct' | 'group' | 'room' | 'channel' | 'publicChannel';

/** What people call it. */
export function kindOf({
  kind,
  visibility,
  posting,
}: Pick<ConversationSummary, 'kind' | 'visibility' | 'posting'>): ConversationKind {
  if (kind === 'direct') return 'direct';
  if (posting === 'admins') return visibility === 'public' ? 'publicChannel' : 'channel';
  return visibility === 'public' ? 'room' : 'group';
}
