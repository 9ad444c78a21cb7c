import { type Message } from '@parley/contracts';
import i18next from 'i18next';
import { chat, drafts } from '../../chat/chat.ts';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { editing, replying } from '../composer/draft-steps.ts';

const sayWhy = (error: unknown) => toasts.problem(describeProblem(error));

/** The composer takes it from here. */
export function startReply({ conversationId, seq }: Message): void {
  const { draft } = drafts.get(chat.me, conversationId);
  drafts.set(chat.me, conversationId, replying(draft, seq));
}

export function startEdit(message: Message): void {
  const { draft } = drafts.get(chat.me, message.conversationId);
  drafts.set(chat.me, message.conversationId, editing(draft, message));
}

export function react({ conversationId, seq }: Message, emoji: string, on: boolean): void {
  chat.react(conversationId, seq, emoji, on).catch(sayWhy);
}

export function pin({ conversationId, seq }: Message): void {
  parley.messages.pin(conversationId, seq).then(() => toasts.good(i18next.t('messages.done.pinned')), sayWhy);
}

export function unpin({ conversationId, seq }: Message): void {
  parley.messages
    .unpin(conversationId, seq)
    .then(() => toasts.good(i18next.t('messages.done.unpinned')), sayWhy);
}

export function copyText(messages: readonly Message[]): void {
  copy(messages.map(({ text }) => text).join('\n\n'), i18next.t('messages.done.copiedText'));
}

export function copyLink({ conversationId, seq }: Message): void {
  const link = new URL(`/c/${conversationId}?at=${seq}`, location.origin);
  copy(link.href, i18next.t('messages.done.copiedLink'));
}

/** Browsers let pages copy only where the connection is safe. */
function copy(text: string, done: string): void {
  const refused = () => toasts.problem(i18next.t('copy.refused'));
  if (isSecureContext) navigator.clipboard.writeText(text).then(() => toasts.good(done), refused);
  else refused();
}
