import { type ConversationSummary } from '@parley/client';
import { LIMITS, type Message } from '@parley/contracts';

/** What somebody may do with a message. The server says the same. */
export interface MessageRights {
  readonly reply: boolean;
  readonly react: boolean;
  readonly edit: boolean;
  readonly forward: boolean;
  readonly copy: boolean;
  readonly pin: boolean;
  readonly deleteForEveryone: boolean;
  readonly readBy: boolean;
  readonly wordings: boolean;
}

/** Whether somebody may write here at all; `blocked` is whom they have blocked. */
export function mayPost(
  { kind, posting, me, peer }: ConversationSummary,
  blocked: Readonly<Record<string, true>>,
): boolean {
  if (kind === 'direct') return peer !== null && blocked[peer.id] !== true;
  return posting === 'everyone' || me.role !== 'member';
}

export function rightsOn(
  message: Message,
  summary: ConversationSummary,
  me: string,
  blocked: Readonly<Record<string, true>>,
): MessageRights {
  const isWritten = message.note === null && message.deletedAt === null;
  const mine = message.senderId === me;
  const isGroup = summary.kind === 'group';
  const moderates = isGroup && summary.me.role !== 'member';
  const posts = mayPost(summary, blocked);
  const reaches = isGroup || posts;
  return {
    reply: isWritten && posts,
    react: isWritten && reaches,
    edit: isWritten && mine && posts && message.forwardedFrom === null,
    forward: isWritten,
    copy: isWritten,
    pin: isWritten && (isGroup ? moderates : posts),
    deleteForEveryone: isWritten && (mine || moderates),
    readBy: isWritten && mine && isGroup && summary.memberCount <= LIMITS.receiptMembers,
    wordings: message.note === null && message.editedAt !== null && (mine || moderates),
  };
}
