import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MemoryOutboxStorage } from '@parley/client';
import { startProcess } from '@parley/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { befriend, history, say, startDirect, startGroup, wholeHistory } from './chat.ts';
import { chatOf, eventually, textsIn } from './chatter.ts';
import { register, system } from './http.ts';
import { Line } from './line.ts';

/** Two friends, who talk in one conversation. */
async function twoPeople() {
  const [ada, bob] = await Promise.all([register(), register()]);
  await befriend(ada, bob);
  const { id } = await startDirect(ada, bob);
  return { ada, bob, id };
}

describe('two people with the client package', () => {
  test('see the same conversation, in the same order', async () => {
    const { ada, bob, id } = await twoPeople();
    const [hers, his] = await Promise.all([chatOf(ada), chatOf(bob)]);
    await Promise.all([hers.chat.openConversation(id), his.chat.openConversation(id)]);
    await hers.chat.send(id, { text: 'Good morning!' });
    await eventually(() => expect(textsIn(his.chat, id)).toEqual(['Good morning!']));
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => [
        hers.chat.send(id, { text: `hers ${i}` }),
        his.chat.send(id, { text: `his ${i}` }),
      ]).flat(),
    );
    await Promise.all([hers.chat.flushed(), his.chat.flushed()]);
    const stored = (await wholeHistory(ada, id)).map(({ text }) => text);
    expect(stored).toHaveLength(21);
    expect(stored.filter((text) => text.startsWith('hers'))).toEqual(
      Array.from({ length: 10 }, (_, i) => `hers ${i}`),
    );
    await eventually(() => {
      expect(textsIn(hers.chat, id)).toEqual(stored);
      expect(textsIn(his.chat, id)).toEqual(stored);
    });
  });

  test('see what reached the other, what was read, and who is typing', async () => {
    const { ada, bob, id } = await twoPeople();
    const [hers, his] = await Promise.all([chatOf(ada), chatOf(bob)]);
    await hers.chat.openConversation(id);
    await his.chat.openConversation(id);
    const seenOf = (userId: string) =>
      hers.chat.getState().chat.conversations[id]?.summary.watermarks.find((mark) => mark.userId === userId);
    his.chat.typing(id);
    await eventually(() => expect(hers.chat.getState().chat.typing[id]).toEqual([bob.user.id]));
    await hers.chat.send(id, { text: 'Are you there?' });
    await eventually(() => expect(seenOf(bob.user.id)).toMatchObject({ deliveredSeq: 1, readSeq: 0 }));
    expect(his.chat.getState().chat.conversations[id]?.summary.me.unread).toBe(1);
    his.chat.markRead(id);
    expect(his.chat.getState().chat.conversations[id]?.summary.me.unread).toBe(0);
    await eventually(() => expect(seenOf(bob.user.id)).toMatchObject({ deliveredSeq: 1, readSeq: 1 }));
  });

  test('see edits, reactions and deletions on all their devices', async () => {
    const { ada, bob, id } = await twoPeople();
    const [phone, laptop, his] = await Promise.all([chatOf(ada), chatOf(ada), chatOf(bob)]);
    for (const { chat } of [phone, laptop, his]) await chat.openConversation(id);
    await phone.chat.send(id, { text: 'Good moning!' });
    await phone.chat.send(id, { text: 'Never mind.' });
    await phone.chat.flushed();
    await phone.chat.edit(id, 1, 'Good morning!');
    await eventually(() => {
      for (const { chat } of [phone, laptop, his]) {
        expect(textsIn(chat, id)).toEqual(['Good morning!', 'Never mind.']);
      }
    });
    expect((await his.chat.react(id, 1, '👍')).reactions).toEqual([
      { emoji: '👍', count: 1, userIds: [bob.user.id] },
    ]);
    await laptop.chat.delete(id, 2, 'me');
    await eventually(() => expect(textsIn(phone.chat, id)).toEqual(['Good morning!']));
    expect(textsIn(his.chat, id)).toHaveLength(2);
    await laptop.chat.delete(id, 1);
    await eventually(() => expect(textsIn(his.chat, id)).toEqual(['', 'Never mind.']));
  });
});

describe('when the line breaks', () => {
  test('a message whose answer is lost is there once', async () => {
    const { ada, bob, id } = await twoPeople();
    const line = new Line();
    const { chat } = await chatOf(ada, { open: line.open });
    await chat.openConversation(id);
    line.loseNextAnswer();
    await chat.send(id, { text: 'once' });
    await chat.send(id, { text: 'and then this' });
    await chat.flushed();
    expect((await history(bob, id)).messages.map(({ text }) => text)).toEqual(['once', 'and then this']);
    await eventually(() => expect(textsIn(chat, id)).toEqual(['once', 'and then this']));
  });

  test('what is written meanwhile goes out when it is back, and what was said meanwhile is there', async () => {
    const { ada, bob, id } = await twoPeople();
    const line = new Line();
    const { chat } = await chatOf(ada, { open: line.open });
    await chat.openConversation(id);
    const heard: string[] = [];
    chat.on('message', ({ text }) => heard.push(text));
    line.down();
    await chat.send(id, { text: 'first' });
    await chat.send(id, { text: 'second' });
    expect(textsIn(chat, id)).toEqual(['… first', '… second']);
    await say(bob, id, 'while you were away');
    line.up();
    chat.retryNow();
    await chat.flushed();
    const all = ['while you were away', 'first', 'second'];
    await eventually(() => expect(textsIn(chat, id)).toEqual(all));
    expect((await history(bob, id)).messages.map(({ text }) => text)).toEqual(all);
    expect(heard).toEqual(all);
  });

  test('what is written survives the end of the program', async () => {
    const { ada, bob, id } = await twoPeople();
    const outbox = new MemoryOutboxStorage();
    const line = new Line();
    const before = await chatOf(ada, { open: line.open, outbox });
    line.down();
    await before.chat.send(id, { text: 'from the last run' });
    before.chat.stop();
    const after = await chatOf(ada, { outbox });
    await after.chat.flushed();
    expect((await history(bob, id)).messages.map(({ text }) => text)).toEqual(['from the last run']);
    expect(await outbox.load(ada.user.id)).toEqual([]);
  });

  test('a long absence leaves no hole: the newest page, and the rest by paging', async () => {
    const { ada, bob, id } = await twoPeople();
    const line = new Line();
    const { chat } = await chatOf(ada, { open: line.open });
    await say(bob, id, 'before');
    await eventually(() => expect(chat.getState().chat.conversations[id]?.summary.lastSeq).toBe(1));
    await chat.openConversation(id);
    line.down();
    const missed = Array.from({ length: 250 }, (_, i) => `missed ${i}`);
    for (const text of missed) await say(bob, id, text);
    line.up();
    chat.retryNow();
    await eventually(() => expect(textsIn(chat, id).at(-1)).toBe('missed 249'));
    expect(textsIn(chat, id)).toEqual(missed.slice(-textsIn(chat, id).length));
    while (textsIn(chat, id).length < 251) await chat.loadBefore(id);
    expect(textsIn(chat, id)).toEqual(['before', ...missed]);
  });
});

describe('when events get lost', () => {
  test('the next one shows it, and a sync brings them', async () => {
    const { ada, bob, id } = await twoPeople();
    const group = await startGroup(bob, [ada], { title: 'Before' });
    const line = new Line();
    const { chat } = await chatOf(ada, { open: line.open });
    for (const conversationId of [id, group.id]) await chat.openConversation(conversationId);
    await say(bob, id, 'heard');
    await eventually(() => expect(textsIn(chat, id)).toEqual(['heard']));
    line.dropEvents(true);
    const his = await chatOf(bob);
    await his.chat.send(id, { text: 'lost' });
    await his.chat.send(id, { text: 'lost too' });
    await his.chat.flushed();
    await his.chat.edit(id, 1, 'heard and edited');
    await his.parley.conversations.change(group.id, { title: 'After' });
    line.dropEvents(false);
    expect(textsIn(chat, id)).toEqual(['heard']);
    await his.chat.send(id, { text: 'heard again' });
    await eventually(() =>
      expect(textsIn(chat, id)).toEqual(['heard and edited', 'lost', 'lost too', 'heard again']),
    );
    expect(chat.getState().chat.conversations[group.id]?.summary.title).toBe('After');
  });
});

describe('the session', () => {
  test('ends the chat when it ends', async () => {
    const { ada } = await twoPeople();
    const [{ chat, parley }, other] = await Promise.all([chatOf(ada), chatOf(ada)]);
    const { items } = await other.parley.auth.sessions();
    for (const session of items) if (!session.current) await other.parley.auth.endSession(session.id);
    await eventually(() => expect(chat.getState().connection).toMatchObject({ state: 'ended' }));
    expect([parley.signedIn, chat.getState().chat.conversations]).toEqual([false, {}]);
    expect(other.chat.getState().connection).toMatchObject({ state: 'online' });
  });
});

describe('the bot of the README', () => {
  test('answers who asks it', async () => {
    const { ada, bob: bot, id } = await twoPeople();
    const readme = readFileSync(path.resolve(import.meta.dirname, '../../libs/client/README.md'), 'utf8');
    const snippet = /## A chat bot\s+```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(snippet.trim().split('\n').length).toBeLessThanOrEqual(15);
    const running = await startProcess({
      name: 'bot',
      command: process.execPath,
      args: ['--conditions=@parley/source', '--input-type=module-typescript', '--eval', snippet],
      env: { PARLEY_URL: system.url, BOT_LOGIN: bot.username, BOT_PASSWORD: bot.password },
      cwd: path.resolve(import.meta.dirname, '../..'),
      ready: (process) => process.waitForLine(/The bot is listening/),
    });
    onTestFinished(async () => {
      await running.stop();
    });
    const { chat } = await chatOf(ada);
    await chat.openConversation(id);
    await chat.send(id, { text: 'Nice to meet you.' });
    await chat.send(id, { text: 'How is the Weather?' });
    await eventually(() =>
      expect(textsIn(chat, id)).toEqual([
        'Nice to meet you.',
        'How is the Weather?',
        'Sunny, with a light breeze.',
      ]),
    );
    expect((await history(ada, id)).messages.at(-1)).toMatchObject({ senderId: bot.user.id, replyTo: 2 });
  });
});
