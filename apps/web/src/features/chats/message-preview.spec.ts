import { type Message } from '@parley/contracts';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { messagePreview } from './message-preview.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'parley', resources: { en: { parley: en } } });
});

const message = (change: Partial<Message>): Message => ({
  conversationId: 'harbour',
  seq: 1,
  version: 1,
  senderId: 'grace',
  clientId: '0b8f6a52-8f0e-4c0f-9a3b-000000000001',
  text: 'See you at **ten**',
  note: null,
  replyTo: null,
  forwardedFrom: null,
  mentions: [],
  mentionsEveryone: false,
  reactions: [],
  createdAt: '2026-11-20T09:30:00.000Z',
  editedAt: null,
  deletedAt: null,
  ...change,
});
const grace = { id: 'grace', username: 'grace', displayName: 'Grace', about: '', avatarUrl: null };

const preview = (change: Partial<Message>, namesSender = true) =>
  messagePreview(message(change), { me: 'ada', users: { grace }, namesSender, t: i18next.t });

it('names who wrote it where there are several', () => {
  expect(preview({})).toBe('Grace: See you at ten');
  expect(preview({}, false)).toBe('See you at ten');
});

it('says what one wrote oneself', () => {
  expect(preview({ senderId: 'ada' }, false)).toBe('You: See you at ten');
});

it('does without the name of somebody who is not known', () => {
  expect(preview({ senderId: 'nobody' })).toBe('See you at ten');
});

it('tells of notes and of what is gone', () => {
  expect(preview({ note: { type: 'joined' }, text: '' })).toBe('Grace joined');
  expect(preview({ deletedAt: '2026-11-20T09:31:00.000Z', text: '' })).toBe('This message was deleted.');
});

it('never takes what people write for instructions', () => {
  expect(preview({ text: '$t(shell.chats) {{name}}' })).toBe('Grace: $t(shell.chats) {{name}}');
});
