import { type Message, type User } from '@parley/contracts';
import i18next, { type TFunction } from 'i18next';
import { isolated } from '../../words/isolated.ts';
import { plainText } from '../../words/plain-text.ts';
import { noteText } from '../messages/note-text.ts';

export interface PreviewContext {
  me: string;
  users: Readonly<Record<string, User>>;
  /** Whether it has to be said who wrote it. */
  namesSender: boolean;
  t: TFunction;
}

/** A message in one line, for where there is no room for more. */
export function messagePreview(message: Message, { me, users, namesSender, t }: PreviewContext): string {
  const mine = message.senderId === me;
  if (message.note) return noteText(message, users, t, me);
  if (message.deletedAt !== null) return mine ? t('chats.deletedByYou') : t('chats.deleted');
  const text = plainText(message.text);
  if (mine) return t('chats.you', { text: isolated(text, i18next.dir()) });
  const name = users[message.senderId]?.displayName;
  return namesSender && name !== undefined
    ? t('chats.by', { name: isolated(name, i18next.dir()), text })
    : text;
}
