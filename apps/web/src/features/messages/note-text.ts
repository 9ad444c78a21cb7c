import { type Message, type User } from '@parley/contracts';
import i18next, { type TFunction } from 'i18next';
import { isolated } from '../../words/isolated.ts';

type People = Readonly<Record<string, User>>;

/** What a note tells, as a sentence; empty for messages that somebody wrote. `me` is spoken of as "you". */
export function noteText(
  { note, senderId }: Pick<Message, 'note' | 'senderId'>,
  users: People,
  t: TFunction,
  me?: string,
): string {
  if (!note) return '';
  const language = { direction: i18next.dir(), list: new Intl.ListFormat(i18next.language) };
  const nameOf = (id: string) =>
    isolated(users[id]?.displayName ?? t('messages.deletedAccount'), language.direction);
  const objectOf = (id: string) => (id === me ? t('messages.youAsObject') : nameOf(id));
  const mine = senderId === me;
  const name = nameOf(senderId);

  switch (note.type) {
    case 'created':
      return mine ? t('messages.note.createdYou') : t('messages.note.created', { name });
    case 'members-added': {
      const names = language.list.format(note.userIds.map(objectOf));
      return mine
        ? t('messages.note.membersAddedYou', { names })
        : t('messages.note.membersAdded', { name, names });
    }
    case 'joined':
      return mine ? t('messages.note.joinedYou') : t('messages.note.joined', { name });
    case 'left':
      return mine ? t('messages.note.leftYou') : t('messages.note.left', { name });
    case 'member-removed': {
      const other = objectOf(note.userId);
      return mine
        ? t('messages.note.memberRemovedYou', { other })
        : t('messages.note.memberRemoved', { name, other });
    }
    case 'member-banned': {
      const other = objectOf(note.userId);
      return mine
        ? t('messages.note.memberBannedYou', { other })
        : t('messages.note.memberBanned', { name, other });
    }
    case 'role-changed': {
      const other = objectOf(note.userId);
      return mine
        ? t(`messages.note.${note.role}MadeYou`, { other })
        : t(`messages.note.${note.role}Made`, { name, other });
    }
    case 'title-changed': {
      const title = isolated(note.title, language.direction);
      return mine
        ? t('messages.note.titleChangedYou', { title })
        : t('messages.note.titleChanged', { name, title });
    }
    case 'message-pinned':
      return mine ? t('messages.note.messagePinnedYou') : t('messages.note.messagePinned', { name });
  }
}
