import { type User } from '@parley/contracts';
import { expect, it } from 'vitest';
import { mentionCandidates } from './mention-candidates.ts';

const person = (id: string, displayName: string): User => ({
  id,
  username: id,
  displayName,
  about: '',
  avatarUrl: null,
});
const members = [
  person('ada.l', 'Ada Lovelace'),
  person('grace', 'Grace Hopper'),
  person('zoe', 'Zoë Adams'),
  person('me', 'Myself'),
];
const people = { members, writers: [], friends: new Set<string>(), me: 'me', everyone: false };

const names = (found: ReturnType<typeof mentionCandidates>) =>
  found.map((one) => (one.kind === 'person' ? one.person.id : '@everyone'));

it('finds by every word of a name and of a username', () => {
  expect(names(mentionCandidates(people, 'ad'))).toEqual(['ada.l', 'zoe']);
  expect(names(mentionCandidates(people, 'L'))).toEqual(['ada.l']);
  expect(names(mentionCandidates(people, 'zoe'))).toEqual(['zoe']);
  expect(names(mentionCandidates(people, 'nobody'))).toEqual([]);
});

it('puts friends first, then those who wrote lately', () => {
  expect(names(mentionCandidates({ ...people, writers: ['zoe'], friends: new Set(['grace']) }, ''))).toEqual([
    'grace',
    'zoe',
    'ada.l',
  ]);
});

it('offers everyone to those who may name them', () => {
  expect(names(mentionCandidates({ ...people, everyone: true }, 'eve'))).toEqual(['@everyone']);
  expect(names(mentionCandidates({ ...people, everyone: true }, ''))).toContain('@everyone');
  expect(names(mentionCandidates(people, 'eve'))).toEqual([]);
});
