import { type SystemNote } from '@parley/contracts';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { noteText } from './note-text.ts';

const person = (id: string, displayName: string) => ({
  id,
  username: id,
  displayName,
  about: '',
  avatarUrl: null,
});
const users = {
  ada: person('ada', 'Ada'),
  grace: person('grace', 'Grace'),
  noam: person('noam', 'נועם'),
};

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'parley', resources: { en: { parley: en } } });
});

const told = (note: SystemNote, senderId = 'ada', me = 'me') =>
  noteText({ note, senderId }, users, i18next.t, me);

it.each<[SystemNote, string]>([
  [{ type: 'created' }, 'Ada created the group'],
  [{ type: 'members-added', userIds: ['grace', 'me'] }, 'Ada added Grace and you'],
  [{ type: 'joined' }, 'Ada joined'],
  [{ type: 'left' }, 'Ada left'],
  [{ type: 'member-removed', userId: 'grace' }, 'Ada removed Grace'],
  [{ type: 'member-banned', userId: 'grace' }, 'Ada banned Grace'],
  [{ type: 'role-changed', userId: 'me', role: 'admin' }, 'Ada made you an admin'],
  [{ type: 'title-changed', title: 'Harbour walk' }, 'Ada changed the name to “Harbour walk”'],
  [{ type: 'message-pinned', seq: 3 }, 'Ada pinned a message'],
])('tells of %j', (note, sentence) => {
  expect(told(note)).toBe(sentence);
});

it('speaks to whoever did it themselves', () => {
  expect(told({ type: 'joined' }, 'me')).toBe('You joined');
});

it('has words for people who are not known any more', () => {
  expect(told({ type: 'left' }, 'nobody-knows')).toBe('Deleted account left');
});

it('keeps names of the other direction apart from the sentence', () => {
  expect(told({ type: 'joined' }, 'noam')).toBe('\u2068נועם\u2069 joined');
});

it('says nothing of what somebody wrote', () => {
  expect(noteText({ note: null, senderId: 'ada' }, users, i18next.t)).toBe('');
});
