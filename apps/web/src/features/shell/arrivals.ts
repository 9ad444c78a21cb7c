import { type ChatSnapshot, isBlocked, isMuted, userOf } from '@parley/client';
import { type Message } from '@parley/contracts';
import i18next, { type TFunction } from 'i18next';
import { isolated } from '../../words/isolated.ts';
import { plainText } from '../../words/plain-text.ts';
import { titleOf } from '../conversation/conversation-title.ts';

/** More than that nobody listens to. */
const READ_OUT = 120;

/** Whether it is worth interrupting somebody who listens to the page. */
export function isWorthSaying(message: Message, snapshot: ChatSnapshot, now: number): boolean {
  const { me } = snapshot.chat;
  const known = snapshot.chat.conversations[message.conversationId];
  if (!known || message.senderId === me || message.note || message.deletedAt !== null) return false;
  if (isBlocked(snapshot, message.senderId)) return false;
  const named = message.mentionsEveryone || message.mentions.includes(me);
  return named || !(isMuted(known, now) || known.summary.me.archived);
}

/** What has come within a moment, in one sentence. */
export function describeArrivals(messages: readonly Message[], snapshot: ChatSnapshot, t: TFunction): string {
  const conversationIds = new Set(messages.map(({ conversationId }) => conversationId));
  const [message] = messages;
  const known = message && snapshot.chat.conversations[message.conversationId];
  if (!known) return '';
  const direction = i18next.dir();
  const title = isolated(titleOf(known, t), direction);
  if (conversationIds.size > 1) {
    return t('arrivals.several', { count: messages.length, conversations: conversationIds.size });
  }
  if (messages.length > 1) return t('arrivals.severalIn', { count: messages.length, title });
  const sender = userOf(snapshot, message.senderId)?.displayName ?? t('conversation.nobody');
  const name = isolated(sender, direction);
  const text = plainText(message.text).slice(0, READ_OUT);
  return known.summary.kind === 'direct'
    ? t('arrivals.direct', { name, text })
    : t('arrivals.group', { name, title, text });
}
