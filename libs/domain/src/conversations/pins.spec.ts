import { LIMITS } from '@parley/contracts';
import { ConversationEntity } from '@parley/database';
import {
  codeOf,
  directOf,
  fullGroup,
  groupOf,
  listenTo,
  say,
  startChat,
  versionOf,
} from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { expect, it } from 'vitest';
import { type Principal } from '../accounts/principal.ts';
import { Blocks } from '../contacts/blocks.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Pins } from './pins.service.ts';

describeOnEachDatabase('a pinned message', (open) => {
  it('is told of by a note and by the list; pinning it again is no change', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const [one, two] = [await say(domain, ada, id, 'one'), await say(domain, ada, id, 'two')];
    const since = await versionOf(domain, ada, id);
    const heard = await listenTo(domain, id);
    const pins = domain.get(Pins);

    await pins.pin(ada, id, one);
    const info = await pins.pin(ada, id, two);
    expect(info).toMatchObject({ pinnedSeqs: [two, one], version: since + 4, lastSeq: two + 2 });
    expect(await pins.pin(ada, id, one)).toEqual(info);
    expect(heard.types).toEqual([
      'messages/added',
      'conversations/changed',
      'messages/added',
      'conversations/changed',
    ]);
    expect(heard.changes.map(({ data }) => data.version)).toEqual([1, 2, 3, 4].map((more) => since + more));
    const note = { type: 'message-pinned', seq: one };
    expect(heard.events[0]?.data).toMatchObject({ messages: [{ senderId: ada.userId, note }] });
    expect(heard.events[3]?.data).toMatchObject({ info });

    const unpinned = await pins.unpin(ada, id, one);
    expect(unpinned).toMatchObject({ pinnedSeqs: [two], version: since + 5 });
    expect(await pins.unpin(ada, id, one)).toEqual(unpinned);
    expect(heard.changes.at(-1)?.data).toMatchObject({ since: since + 4, info: { pinnedSeqs: [two] } });
  });

  it('keeps its place when all are pinned at once', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seqs: number[] = [];
    for (const text of ['one', 'two', 'three', 'four']) seqs.push(await say(domain, ada, id, text));
    const since = await versionOf(domain, ada, id);
    await Promise.all(seqs.map((seq) => domain.get(Pins).pin(ada, id, seq)));
    const { pinnedSeqs, version } = await domain.get(Pins).unpin(ada, id, 999);
    expect(new Set(pinnedSeqs)).toEqual(new Set(seqs));
    expect(version).toBe(since + 8);
  });

  it('is for the admins of a group, and for both in a direct conversation', async () => {
    const domain = await startChat(open);
    const group = await fullGroup(domain);
    const seq = await say(domain, group.author, group.id, 'hello');
    const expected = {
      owner: 'fine',
      admin: 'fine',
      member: 'FORBIDDEN',
      author: 'FORBIDDEN',
      former: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    } as const;
    for (const [role, code] of Object.entries(expected) as [keyof typeof expected, string][]) {
      expect(await codeOf(domain.get(Pins).pin(group[role], group.id, seq))).toBe(code);
      expect(await codeOf(domain.get(Pins).unpin(group[role], group.id, seq))).toBe(code);
    }
    const direct = await directOf(domain, group.owner, group.stranger);
    const said = await say(domain, group.owner, direct, 'hello');
    for (const person of [group.owner, group.stranger]) {
      expect((await domain.get(Pins).pin(person, direct, said)).pinnedSeqs).toEqual([said]);
      expect((await domain.get(Pins).unpin(person, direct, said)).pinnedSeqs).toEqual([]);
    }
    await domain.get(Blocks).block(group.owner, group.stranger.userId);
    expect(await codeOf(domain.get(Pins).pin(group.stranger, direct, said))).toBe('FORBIDDEN');
  });

  it('is something that somebody wrote and is still there', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seq = await say(domain, ada, id, 'hello');
    await domain.get(MessageChanges).remove(ada, id, seq, { for: 'everyone' });
    const pin = (of: number) => codeOf(domain.get(Pins).pin(ada, id, of));
    expect(await pin(1)).toBe('FORBIDDEN');
    expect(await pin(seq)).toBe('NOT_FOUND');
    expect(await pin(999)).toBe('NOT_FOUND');
  });

  it(`is one of ${LIMITS.pinnedMessages} at most`, async () => {
    const domain = await startChat(open);
    const ada: Principal = await domain.person();
    const id = await groupOf(domain, ada);
    const [one, two] = [await say(domain, ada, id, 'one'), await say(domain, ada, id, 'two')];
    const pinnedSeqs = [one, ...Array.from({ length: LIMITS.pinnedMessages - 1 }, (_, index) => index + 100)];
    await domain.database.write(({ manager }) => manager.update(ConversationEntity, id, { pinnedSeqs }));
    expect(await codeOf(domain.get(Pins).pin(ada, id, two))).toBe('CONFLICT');
    expect(await codeOf(domain.get(Pins).pin(ada, id, one))).toBe('fine');
    await domain.get(Pins).unpin(ada, id, 100);
    expect(await codeOf(domain.get(Pins).pin(ada, id, two))).toBe('fine');
  });
});
