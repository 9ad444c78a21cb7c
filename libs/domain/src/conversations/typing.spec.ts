import { type AppError } from '@parley/contracts';
import { directOf, fullGroup, listenTo, people, startChat } from '@parley/testing/chat';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { expect, it } from 'vitest';
import { Blocks } from '../contacts/blocks.service.ts';
import { Conversations } from './conversations.service.ts';
import { Typing } from './typing.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

describeOnEachDatabase('typing', (open) => {
  it('is told to those in the conversation, and is no change of it', async () => {
    const domain = await startChat(open);
    const { id, member, former, stranger } = await fullGroup(domain);
    const heard = await listenTo(domain, id);
    await domain.get(Typing).tell(member, id, 'started');
    await domain.get(Typing).tell(member, id, 'stopped');
    const data = { conversationId: id, userId: member.userId };
    expect(heard.events).toEqual([
      { channel: 'typing', type: 'started', data },
      { channel: 'typing', type: 'stopped', data },
    ]);
    heard.clear();
    for (const person of [former, stranger]) {
      await expect(domain.get(Typing).tell(person, id, 'started')).rejects.toEqual(refused('NOT_FOUND'));
    }
    expect(heard.events).toEqual([]);
  });

  it('is not told of who may not write: in a channel, and between two of whom one has blocked the other', async () => {
    const domain = await startChat(open);
    const { id, owner, admin, member } = await fullGroup(domain);
    await domain.get(Conversations).change(owner, id, { posting: 'admins' });
    const [ada, bo] = await people(domain, 2);
    if (!ada || !bo) throw new Error('There are two.');
    const direct = await directOf(domain, ada, bo);
    await domain.get(Blocks).block(ada, bo.userId);
    const [channel, between] = [await listenTo(domain, id), await listenTo(domain, direct)];
    await expect(domain.get(Typing).tell(member, id, 'started')).rejects.toEqual(refused('FORBIDDEN'));
    for (const person of [ada, bo]) {
      await expect(domain.get(Typing).tell(person, direct, 'started')).rejects.toEqual(refused('FORBIDDEN'));
    }
    await domain.get(Typing).tell(admin, id, 'started');
    expect(channel.events).toHaveLength(1);
    expect(between.events).toEqual([]);
    await domain.get(Blocks).unblock(ada, bo.userId);
    await domain.get(Typing).tell(bo, direct, 'started');
    expect(between.events).toHaveLength(1);
  });
});
