import { type ConversationSummary, type KnownRelation } from '@parley/client';
import { type ServerInfo } from '@parley/contracts';

/** Why somebody cannot write in a conversation. */
export type Obstacle = 'admins-only' | 'deleted' | 'blocked' | 'not-friends';

/**
 * As the server has it, except that it tells nobody by whom they are blocked. What is not known yet is no obstacle: the
 * server decides.
 */
export function obstacleIn(
  { kind, posting, me, peer }: ConversationSummary,
  relation: KnownRelation | undefined,
  directMessages: ServerInfo['directMessages'] | undefined,
): Obstacle | null {
  if (kind === 'group') return posting === 'admins' && me.role === 'member' ? 'admins-only' : null;
  if (peer === null) return 'deleted';
  if (relation === undefined) return null;
  if (relation.blocked) return 'blocked';
  return directMessages === 'friends' && !relation.friend ? 'not-friends' : null;
}
