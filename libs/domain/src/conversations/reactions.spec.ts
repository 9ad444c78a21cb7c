import { LIMITS } from '@parley/contracts';
import {
  codeOf,
  directOf,
  fullGroup,
  groupOf,
  listenTo,
  people,
  say,
  startChat,
  versionOf,
} from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { expect, it } from 'vitest';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { MessageChanges } from './message-changes.service.ts';
import { Reactions } from './reactions.service.ts';

const EMOJI = Array.from('😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙😚🙂🤗🤩');

describeOnEachDatabase('a reaction', (open) => {
  it('is added and taken back, each a change of its own; doing it again is none', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    const since = await versionOf(domain, ada, id);
    const heard = await listenTo(domain, id);
    const reactions = domain.get(Reactions);

    const added = await reactions.add(bo, id, seq, '👍');
    const reaction = { emoji: '👍', count: 1, userIds: [bo.userId] };
    expect(added).toMatchObject({ seq, version: since + 1, text: 'hello', reactions: [reaction] });
    expect(await reactions.add(bo, id, seq, '👍')).toEqual(added);
    const taken = await reactions.remove(bo, id, seq, '👍');
    expect(taken).toMatchObject({ version: since + 2, reactions: [] });
    expect(await reactions.remove(bo, id, seq, '👍')).toEqual(taken);
    expect(await reactions.remove(ada, id, seq, '🎉')).toEqual(taken);

    expect(await versionOf(domain, ada, id)).toBe(since + 2);
    expect(heard.events).toMatchObject([
      { channel: 'messages', type: 'changed', data: { since, version: since + 1, messages: [added] } },
      {
        channel: 'messages',
        type: 'changed',
        data: { since: since + 1, version: since + 2, messages: [taken] },
      },
    ]);
    expect(heard.events[0]?.data).toMatchObject({ users: [{ id: ada.userId }, { id: bo.userId }] });
  });

  it('stands in the order in which people reacted', async () => {
    const domain = await startChat(open);
    const [ada, bo, cy] = [await domain.person(), await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo, cy);
    const seq = await say(domain, ada, id, 'hello');
    const reactions = domain.get(Reactions);
    await reactions.add(cy, id, seq, '🎉');
    await reactions.add(ada, id, seq, '👍');
    await reactions.add(bo, id, seq, '🎉');
    await reactions.add(ada, id, seq, '🎉');
    expect((await domain.get(Histories).one(bo, id, seq)).reactions).toEqual([
      { emoji: '🎉', count: 3, userIds: [cy.userId, bo.userId, ada.userId] },
      { emoji: '👍', count: 1, userIds: [ada.userId] },
    ]);
  });

  it('of fifty at once is counted fifty times, in fifty versions', async () => {
    const domain = await startChat(open);
    const [owner, ...others] = await people(domain, 50);
    if (!owner) throw new Error('There are fifty.');
    const id = await groupOf(domain, owner, ...others);
    const seq = await say(domain, owner, id, 'hello');
    const since = await versionOf(domain, owner, id);
    const heard = await listenTo(domain, id);
    const everybody = [owner, ...others];
    await Promise.all(everybody.map((person) => domain.get(Reactions).add(person, id, seq, '🎉')));

    const { reactions, version } = await domain.get(Histories).one(owner, id, seq);
    expect(version).toBe(since + 50);
    expect(reactions).toMatchObject([{ emoji: '🎉', count: 50 }]);
    expect(new Set(reactions[0]?.userIds)).toEqual(new Set(everybody.map(({ userId }) => userId)));
    const { changes } = heard;
    expect(changes.map(({ data }) => data.version)).toEqual(everybody.map((_, index) => since + index + 1));
    changes.forEach(({ data }, index) => {
      expect(data).toMatchObject({ messages: [{ reactions: [{ count: index + 1 }] }] });
    });
  });

  it(`is refused when it would be more than ${LIMITS.reactionKinds} kinds, also when they come at once`, async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await groupOf(domain, ada, bo);
    const seq = await say(domain, ada, id, 'hello');
    const kinds = EMOJI.slice(0, LIMITS.reactionKinds + 1);
    const outcomes = await Promise.all(
      kinds.map((emoji) => codeOf(domain.get(Reactions).add(ada, id, seq, emoji))),
    );
    expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(1);
    const { reactions } = await domain.get(Histories).one(bo, id, seq);
    expect(reactions).toHaveLength(LIMITS.reactionKinds);
    expect(await codeOf(domain.get(Reactions).add(bo, id, seq, reactions[0]?.emoji ?? ''))).toBe('fine');
  });

  it('is for everybody in the conversation, and for nobody else', async () => {
    const domain = await startChat(open);
    const group = await fullGroup(domain);
    await domain.get(Conversations).change(group.owner, group.id, { posting: 'admins' });
    const seq = await say(domain, group.owner, group.id, 'hello');
    const outcomes = async (act: 'add' | 'remove') => {
      const codes: string[] = [];
      for (const role of ['owner', 'admin', 'member', 'former', 'stranger'] as const) {
        codes.push(await codeOf(domain.get(Reactions)[act](group[role], group.id, seq, '👍')));
      }
      return codes;
    };
    expect(await outcomes('add')).toEqual(['fine', 'fine', 'fine', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await outcomes('remove')).toEqual(['fine', 'fine', 'fine', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it('is not for notes, deleted messages, or those that are not there', async () => {
    const domain = await startChat(open);
    const ada = await domain.person();
    const id = await groupOf(domain, ada);
    const seq = await say(domain, ada, id, 'hello');
    await domain.get(MessageChanges).remove(ada, id, seq, { for: 'everyone' });
    for (const act of ['add', 'remove'] as const) {
      const react = (of: number) => codeOf(domain.get(Reactions)[act](ada, id, of, '👍'));
      expect(await react(1)).toBe('FORBIDDEN');
      expect(await react(seq)).toBe('NOT_FOUND');
      expect(await react(999)).toBe('NOT_FOUND');
    }
  });

  it('does not get past a block, but can be taken back', async () => {
    const domain = await startChat(open);
    const [ada, bo] = [await domain.person(), await domain.person()];
    const id = await directOf(domain, ada, bo);
    const seq = await say(domain, bo, id, 'hello');
    await domain.get(Reactions).add(ada, id, seq, '👍');
    await domain.get(Blocks).block(bo, ada.userId);
    expect(await codeOf(domain.get(Reactions).add(ada, id, seq, '👎'))).toBe('FORBIDDEN');
    expect(await codeOf(domain.get(Reactions).remove(ada, id, seq, '👍'))).toBe('fine');
  });
});
