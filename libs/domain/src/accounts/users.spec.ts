import { PageQuery, type ProfileChange, UserSearch } from '@parley/contracts';
import { newId, UserEntity } from '@parley/database';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { newPhone, startDomain, type TestDomain } from '@parley/testing/domain';
import { expect, it } from 'vitest';
import { Deletion } from './deletion.service.ts';
import { Emails } from './emails.service.ts';
import { type Principal } from './principal.ts';
import { Profiles } from './profiles.service.ts';
import { Users } from './users.service.ts';

async function person(domain: TestDomain, profile: ProfileChange, phone = newPhone()): Promise<Principal> {
  const principal = await domain.person(phone);
  await domain.get(Profiles).change(principal, profile);
  return principal;
}

async function find(domain: TestDomain, asker: Principal, query: string): Promise<string[]> {
  const { items } = await domain.get(Users).search(asker, UserSearch.parse({ query }));
  return items.map(({ username }) => username);
}

describeOnEachDatabase('searching people', (open) => {
  it('finds the beginnings of the words of a name, without regard to case and accents', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    await person(domain, { username: 'elif', displayName: 'Elif Çağla Yıldız' });
    await person(domain, { username: 'lukasz', displayName: 'Łukasz Strauß' });
    await person(domain, { username: 'odysseas', displayName: 'ΟΔΥΣΣΕΑΣ  Σ.' });
    await person(domain, { username: 'chiyo', displayName: '田中 千代' });
    for (const [query, found] of [
      ['CAGLA', ['elif']],
      ['çağ', ['elif']],
      ['elif  cagla y', ['elif']],
      ['yildiz', ['elif']],
      ['YILDIZ', ['elif']],
      ['luka', ['lukasz']],
      ['strauss', ['lukasz']],
      ['οδυσ', ['odysseas']],
      ['οδυσσεας', ['odysseas']],
      ['千代', ['chiyo']],
      ['agla', []],
      ['ld', []],
    ] as const) {
      expect(await find(domain, asker, query), query).toEqual(found);
    }
  });

  it('finds the beginnings of usernames, and nothing else after an @', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    await person(domain, { username: 'Ada.Lovelace', displayName: 'The Countess' });
    await person(domain, { username: 'countess', displayName: 'Somebody Else' });
    expect(await find(domain, asker, 'ada.l')).toEqual(['Ada.Lovelace']);
    expect(await find(domain, asker, '@ADA')).toEqual(['Ada.Lovelace']);
    expect(await find(domain, asker, 'countess')).toEqual(['countess', 'Ada.Lovelace']);
    expect(await find(domain, asker, '@countess')).toEqual(['countess']);
    expect(await find(domain, asker, 'lovelace')).toEqual([]);
  });

  it('takes nothing for a wildcard', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    await person(domain, { username: 'under_score', displayName: '100% wool!' });
    await person(domain, { username: 'underXscore', displayName: '1000 sheep' });
    expect(await find(domain, asker, '100%')).toEqual(['under_score']);
    expect(await find(domain, asker, 'wool!')).toEqual(['under_score']);
    expect(await find(domain, asker, 'under_s')).toEqual(['under_score']);
    for (const query of ['%%', '__', '@%', '@_', '!!', '\\%', "' OR '1'='1", '\u0301\u0301']) {
      expect(await find(domain, asker, query), query).toEqual([]);
    }
  });

  it('finds by number and address only whole ones, of those who want it', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    const phone = newPhone();
    const ada = await person(domain, { username: 'ada' }, phone);
    await domain.get(Profiles).changeEmail(ada, { email: 'Ada@example.org' });
    expect(await find(domain, asker, 'ada@example.org')).toEqual([]);
    await domain.get(Emails).confirm({ token: await domain.linkFor('Ada@example.org') });

    const spaced = `${phone.slice(0, 2)} ${phone.slice(2, 5)} ${phone.slice(5)}`;
    const wholes = ['ADA@example.org', phone, spaced];
    for (const query of wholes) expect(await find(domain, asker, query), query).toEqual(['ada']);
    for (const part of ['ada@example.or', 'ada@', '@example.org', phone.slice(0, -1), phone.slice(1)]) {
      expect(await find(domain, asker, part), part).toEqual([]);
    }
    await domain.get(Profiles).change(ada, { settings: { findByPhone: false } });
    expect(await find(domain, asker, phone)).toEqual([]);
    expect(await find(domain, asker, 'ada@example.org')).toEqual(['ada']);
    await domain.get(Profiles).change(ada, { settings: { findByPhone: true, findByEmail: false } });
    expect(await find(domain, asker, phone)).toEqual(['ada']);
    expect(await find(domain, asker, 'ada@example.org')).toEqual([]);
    expect(await find(domain, asker, 'ada')).toEqual(['ada']);
  });

  it('does not let anybody go through all numbers', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    for (let lookups = 0; lookups < 200; lookups += 1) await find(domain, asker, '+14155550100');
    const refusal = { code: 'RATE_LIMITED', details: { retryAfter: 3600 } };
    await expect(find(domain, asker, '+14155550101')).rejects.toMatchObject(refusal);
    await expect(find(domain, asker, 'a@example.org')).rejects.toMatchObject(refusal);
    expect(await find(domain, asker, 'ada')).toEqual([]);
    expect(await find(domain, await domain.person(), '+14155550101')).toEqual([]);
  });

  it('shows a name, and nothing that is nobody’s business', async () => {
    const domain = await startDomain(open);
    const ada = await person(domain, { username: 'ada', displayName: 'Ada', about: 'Hello' });
    const card = { id: ada.userId, username: 'ada', displayName: 'Ada', about: 'Hello', avatarUrl: null };
    const asker = await domain.person();
    const page = await domain.get(Users).search(asker, UserSearch.parse({ query: 'ada' }));
    expect(page).toEqual({ items: [card], nextCursor: null });
    expect(await domain.get(Users).get(asker, ada.userId)).toEqual(card);
    expect(await domain.get(Users).get(ada, ada.userId)).toEqual(card);
    await expect(domain.get(Users).get(asker, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves out whoever asks, and whoever is leaving or has left', async () => {
    const domain = await startDomain(open, { settings: { DELETION_GRACE_DAYS: '1' } });
    const phone = newPhone();
    const ada = await person(domain, { username: 'ada', displayName: 'Ada' }, phone);
    const asker = await domain.person();
    expect(await find(domain, ada, 'ada')).toEqual([]);
    expect(await find(domain, ada, phone)).toEqual([]);
    await domain.get(Deletion).schedule(ada, {});
    const isGone = async () => {
      expect(await find(domain, asker, 'ada')).toEqual([]);
      expect(await find(domain, asker, phone)).toEqual([]);
      expect(await find(domain, asker, 'deleted')).toEqual([]);
      await expect(domain.get(Users).get(asker, ada.userId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    };
    await isGone();
    domain.clock.advance({ days: 1 });
    await domain.get(Deletion).purgeDue();
    await isGone();
  });

  it('shows everybody once, page by page, however many have the same name', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    const [row] = await domain.database.read(({ manager }) => manager.find(UserEntity));
    const names = ['각'.repeat(64), 'same name', 'Same Name', 'SÄME NAME', 'same "name"', 'same name 2'];
    const keys = [
      '각'.normalize('NFKD').repeat(64),
      ...Array<string>(3).fill('same name'),
      'same "name"',
      'same name 2',
    ];
    await domain.database.write((tx) =>
      tx.manager.insert(
        UserEntity,
        Array.from({ length: 60 }, (_, index) =>
          Object.assign(tx.manager.create(UserEntity, row), {
            id: newId(),
            username: `same${index}`,
            usernameKey: `same${index}`,
            displayName: names[index % names.length],
            nameKey: keys[index % keys.length],
            phone: null,
          }),
        ),
      ),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const search = UserSearch.parse({ query: 'same', limit: 7, ...(cursor ? { cursor } : {}) });
      const page = await domain.get(Users).search(asker, search);
      seen.push(...page.items.map(({ id }) => id));
      expect(page.items.length).toBe(page.nextCursor ? 7 : 60 % 7);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('refuses a cursor that it did not give', async () => {
    const domain = await startDomain(open);
    const asker = await domain.person();
    for (const cursor of [
      'nonsense',
      'e30',
      'W10',
      'WzEsMl0',
      'bnVsbA',
      Buffer.from('["a"]').toString('base64url'),
    ]) {
      const search = UserSearch.parse({ query: 'ada', ...PageQuery.parse({ cursor }) });
      await expect(domain.get(Users).search(asker, search), cursor).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        details: { fields: [{ path: 'cursor' }] },
      });
    }
  });
});
