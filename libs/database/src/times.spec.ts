import { describeOnEachDatabase } from '@parley/testing/databases';
import { Between, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { InboxMessageEntity } from './entities/inbox-message.entity.ts';
import { timeText } from './time-text.ts';

const NOON = Date.UTC(2026, 2, 29, 12);
const at = (ms: number) => new Date(NOON + ms);

describeOnEachDatabase('times', (open) => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'America/St_Johns');
    expect(new Date(0).getTimezoneOffset()).toBe(210);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  const openWithFive = async () => {
    const { database } = await open();
    await database.write(({ manager }) =>
      manager.insert(
        InboxMessageEntity,
        [-1000, -1, 0, 1, 1000].map((ms) => ({
          id: String(ms),
          recipient: '+14155550100',
          via: 'sms' as const,
          text: '',
          at: at(ms),
        })),
      ),
    );
    return database;
  };

  test.each([
    ['at most', LessThanOrEqual(at(0)), ['-1000', '-1', '0']],
    ['less than', LessThan(at(0)), ['-1000', '-1']],
    ['at least', MoreThanOrEqual(at(0)), ['0', '1', '1000']],
    ['more than', MoreThan(at(0)), ['1', '1000']],
    ['between, both ends included,', Between(at(-1), at(1)), ['-1', '0', '1']],
    ['the same as', at(0), ['0']],
  ])('are found %s a time to the millisecond', async (_, condition, expected) => {
    const database = await openWithFive();
    const found = await database.read(({ manager }) =>
      manager.find(InboxMessageEntity, { where: { at: condition }, order: { at: 'ASC' } }),
    );
    expect(found.map(({ id }) => id)).toEqual(expected);
  });

  test('are compared alike in updates and deletions', async () => {
    const database = await openWithFive();
    await database.write(({ manager }) =>
      manager.update(InboxMessageEntity, { at: LessThan(at(0)) }, { text: 'early' }),
    );
    await database.write(({ manager }) => manager.delete(InboxMessageEntity, { at: MoreThan(at(0)) }));
    const left = await database.read(({ manager }) =>
      manager.find(InboxMessageEntity, { order: { at: 'ASC' } }),
    );
    expect(left.map(({ id, text }) => [id, text])).toEqual([
      ['-1000', 'early'],
      ['-1', 'early'],
      ['0', ''],
    ]);
  });

  test('are found by the text of a statement that is written by hand', async () => {
    const database = await openWithFive();
    const found = await database.read(({ manager }) =>
      manager.query<{ id: string }[]>('SELECT id FROM inbox_messages WHERE at <= ? ORDER BY at', [
        timeText(at(-1)),
      ]),
    );
    expect(found.map(({ id }) => id)).toEqual(['-1000', '-1']);
  });

  test('come back from an update as they were put in', async () => {
    const database = await openWithFive();
    await database.write(({ manager }) =>
      manager.update(InboxMessageEntity, '0', { at: new Date('2026-11-01T05:30:00.007Z') }),
    );
    const found = await database.read(({ manager }) => manager.findOneBy(InboxMessageEntity, { id: '0' }));
    expect(found?.at).toEqual(new Date('2026-11-01T05:30:00.007Z'));
  });
});
