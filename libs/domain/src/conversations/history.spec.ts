import { randomUUID } from 'node:crypto';
import { type AppError, HistoryQuery, MessageDraft } from '@parley/contracts';
import { HiddenMessageEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { type TestDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { startChat } from '@parley/testing/chat';
import { Conversations } from './conversations.service.ts';
import { Histories } from './history.service.ts';
import { Messages } from './messages.service.ts';

const refused = (code: string) => expect.objectContaining({ code }) as AppError;

/** Two people with so many messages between them. */
async function chatOf(domain: TestDomain, messages: number) {
  const [ada, bob] = [await Somebody.join(domain, 'Ada'), await Somebody.join(domain, 'Bob')];
  const { id } = await domain.get(Conversations).create(ada.principal, { kind: 'direct', userId: bob.id });
  await Promise.all(
    Array.from({ length: messages }, (_, index) => {
      const draft = MessageDraft.parse({ clientId: randomUUID(), text: String(index + 1) });
      return domain.get(Messages).send((index % 2 === 0 ? ada : bob).principal, id, draft);
    }),
  );
  return { id, ada, bob };
}

async function page(domain: TestDomain, { principal }: Somebody, id: string, query: object) {
  const { messages, hasBefore, hasAfter } = await domain
    .get(Histories)
    .page(principal, id, HistoryQuery.parse(query));
  return [messages.map(({ seq }) => seq), hasBefore, hasAfter];
}

const hide = (domain: TestDomain, { id: userId }: Somebody, conversationId: string, seqs: number[]) =>
  domain.database.write((tx) =>
    tx.manager.insert(
      HiddenMessageEntity,
      seqs.map((seq) => ({ userId, conversationId, seq })),
    ),
  );

describeOnEachDatabase('history', (open) => {
  it('is read from its end, from a message back and forth, and around one', async () => {
    const domain = await startChat(open);
    const { id, ada } = await chatOf(domain, 10);
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    for (const [query, seqs, hasBefore, hasAfter] of [
      [{}, all, false, false],
      [{ limit: 3 }, [8, 9, 10], true, false],
      [{ limit: 10 }, all, false, false],
      [{ before: 8, limit: 3 }, [5, 6, 7], true, true],
      [{ before: 4, limit: 3 }, [1, 2, 3], false, true],
      [{ before: 3, limit: 3 }, [1, 2], false, true],
      [{ before: 1 }, [], false, true],
      [{ before: 11 }, all, false, false],
      [{ before: 2_147_483_647, limit: 2 }, [9, 10], true, false],
      [{ after: 3, limit: 3 }, [4, 5, 6], true, true],
      [{ after: 7, limit: 3 }, [8, 9, 10], true, false],
      [{ after: 8, limit: 3 }, [9, 10], true, false],
      [{ after: 10 }, [], true, false],
      [{ after: 2_147_483_647 }, [], true, false],
      [{ around: 5, limit: 4 }, [4, 5, 6, 7], true, true],
      [{ around: 5, limit: 5 }, [3, 4, 5, 6, 7], true, true],
      [{ around: 5, limit: 1 }, [5], true, true],
      [{ around: 1, limit: 4 }, [1, 2, 3, 4], false, true],
      [{ around: 10, limit: 4 }, [9, 10], true, false],
      [{ around: 2_147_483_647, limit: 4 }, [9, 10], true, false],
    ] as const) {
      expect(await page(domain, ada, id, query), JSON.stringify(query)).toEqual([seqs, hasBefore, hasAfter]);
    }
  });

  it('is empty where nothing was said', async () => {
    const domain = await startChat(open);
    const { id, ada } = await chatOf(domain, 0);
    for (const query of [{}, { before: 1 }, { after: 1 }, { around: 1 }]) {
      expect(await page(domain, ada, id, query)).toEqual([[], false, false]);
    }
  });

  it('is without what one deleted for oneself, and pages are full without it', async () => {
    const domain = await startChat(open);
    const { id, ada, bob } = await chatOf(domain, 10);
    await hide(domain, ada, id, [1, 5, 6, 7, 10]);
    for (const [query, seqs, hasBefore, hasAfter] of [
      [{ limit: 3 }, [4, 8, 9], true, false],
      [{ before: 4, limit: 2 }, [2, 3], false, true],
      [{ after: 4, limit: 2 }, [8, 9], true, false],
      [{ around: 6, limit: 4 }, [3, 4, 8, 9], true, false],
      [{ before: 2 }, [], false, true],
      [{ after: 9 }, [], true, false],
    ] as const) {
      expect(await page(domain, ada, id, query), JSON.stringify(query)).toEqual([seqs, hasBefore, hasAfter]);
    }
    expect(await page(domain, bob, id, { limit: 3 })).toEqual([[8, 9, 10], true, false]);
    await expect(domain.get(Histories).one(ada.principal, id, 5)).rejects.toEqual(refused('NOT_FOUND'));
    expect(await domain.get(Histories).one(bob.principal, id, 5)).toMatchObject({ text: '5' });
  });

  it('comes with everybody whom it names', async () => {
    const domain = await startChat(open);
    const { id, ada, bob } = await chatOf(domain, 2);
    const { users } = await domain.get(Histories).page(ada.principal, id, HistoryQuery.parse({}));
    expect(users).toEqual(expect.arrayContaining([ada.user, bob.user]));
    expect(users).toHaveLength(2);
  });

  it('is nothing to who is not in it', async () => {
    const domain = await startChat(open);
    const { id } = await chatOf(domain, 1);
    const eve = await Somebody.join(domain);
    await expect(page(domain, eve, id, {})).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(Histories).one(eve.principal, id, 1)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(domain.get(Histories).one(eve.principal, id, 99)).rejects.toEqual(refused('NOT_FOUND'));
  });
});
