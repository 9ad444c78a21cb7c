import { type PendingMessage } from '@parley/client';
import { type Message } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { indexOfSeq, type Row, Rows, type RowsOf } from './rows.ts';

const NOON = new Date(2026, 10, 20, 12).getTime();
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

const message = (seq: number, change: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  version: seq,
  senderId: 'ada',
  clientId: `client-${seq}`,
  text: `text ${seq}`,
  note: null,
  replyTo: null,
  forwardedFrom: null,
  mentions: [],
  mentionsEveryone: false,
  reactions: [],
  createdAt: at(seq),
  editedAt: null,
  deletedAt: null,
  ...change,
});

const waiting = (clientId: string, minutes: number): PendingMessage => ({
  clientId,
  userId: 'me',
  conversationId: 'c',
  draft: { clientId, text: clientId },
  place: 1,
  createdAt: at(minutes),
  state: 'waiting',
  problem: null,
  acceptedSeq: null,
});

const rowsOf = (messages: Message[], change: Partial<RowsOf> = {}, rows = new Rows()) =>
  rows.of({
    messages,
    pending: [],
    me: 'me',
    blocked: {},
    revealed: new Set(),
    newFrom: null,
    hasBefore: false,
    posts: false,
    ...change,
  });

/** D: a day begins, N: the new messages begin, [ and ]: a group begins and ends. */
const sketch = (rows: readonly Row[]) =>
  rows
    .map((row) => {
      const above = `${row.startsDay ? 'D' : ''}${row.startsNew ? 'N' : ''}`;
      if (row.type === 'note') return `${above}note`;
      if (row.type === 'folded') return `${above}folded${row.messages.length}`;
      const name = row.type === 'pending' ? row.key : String(row.message.seq);
      return `${above}${row.startsGroup ? '[' : ''}${name}${row.endsGroup ? ']' : ''}`;
    })
    .join(' ');

describe('groups', () => {
  it('are what one person writes within five minutes of one another', () => {
    const messages = [
      message(1),
      message(2),
      message(3, { senderId: 'bob' }),
      message(4),
      message(5, { createdAt: at(9.1) }),
    ];
    expect(sketch(rowsOf(messages))).toBe('D[1 2] [3] [4] [5]');
  });

  it('end at notes, at midnight and where the new messages begin', () => {
    const messages = [
      message(1),
      message(2, { note: { type: 'joined' } }),
      message(3),
      message(4),
      message(5, { createdAt: at(12 * 60) }),
    ];
    expect(sketch(rowsOf(messages, { newFrom: 4 }))).toBe('D[1] note [3] N[4] D[5]');
  });

  it('go on with what waits to be sent', () => {
    const messages = [message(1, { senderId: 'me' })];
    expect(sketch(rowsOf(messages, { pending: [waiting('a', 2), waiting('b', 3)] }))).toBe('D[1 a b]');
  });

  it('may have begun above what is loaded, and so may the day', () => {
    expect(sketch(rowsOf([message(7), message(8, { senderId: 'bob' })], { hasBefore: true }))).toBe('7] [8]');
  });

  it('are not made in channels', () => {
    expect(sketch(rowsOf([message(1), message(2)], { posts: true }))).toBe('D[1] [2]');
  });
});

describe('the line above the new messages', () => {
  it('stands above the next one where the first of them is not there any more', () => {
    expect(sketch(rowsOf([message(1), message(3)], { newFrom: 2 }))).toBe('D[1] N[3]');
  });

  it('does not stand above a stretch that begins after it', () => {
    expect(sketch(rowsOf([message(5), message(6)], { newFrom: 2 }))).toBe('D[5 6]');
  });
});

describe('messages of somebody who is blocked', () => {
  const messages = [
    message(1),
    message(2, { senderId: 'troll' }),
    message(3, { senderId: 'troll' }),
    message(4),
  ];

  it('are folded away', () => {
    expect(sketch(rowsOf(messages, { blocked: { troll: true } }))).toBe('D[1] folded2 [4]');
  });

  it('are there when they are asked for', () => {
    const revealed = new Set([2, 3]);
    expect(sketch(rowsOf(messages, { blocked: { troll: true }, revealed }))).toBe('D[1] [2 3] [4]');
  });
});

it('keeps the rows that stay as they were', () => {
  const rows = new Rows();
  const messages = [message(1), message(2), message(3)];
  const before = rowsOf(messages, {}, rows);
  const changed = { ...message(2), text: 'other', version: 9 };
  const after = rowsOf([message(0), ...messages.with(1, changed), message(4, { senderId: 'bob' })], {}, rows);
  expect(after[1]).not.toBe(before[0]);
  expect(after[2]).not.toBe(before[1]);
  expect(after[3]).toBe(before[2]);
});

it('names own messages as it did when they waited', () => {
  const [sent] = rowsOf([message(1, { senderId: 'me', clientId: 'mine' })]);
  const [pending] = rowsOf([], { pending: [waiting('mine', 1)] });
  expect(sent?.key).toBe(pending?.key);
});

it('finds the place of a seq, or of the next one', () => {
  const rows = rowsOf([message(2), message(4), message(6)], { pending: [waiting('a', 9)] });
  expect([1, 2, 3, 6, 7].map((seq) => indexOfSeq(rows, seq))).toEqual([0, 0, 1, 2, 3]);
});
