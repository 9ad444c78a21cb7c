import { newId } from '@parley/database';
import { BusMemory } from '@parley/infra';
import { RecordedLog } from '@parley/testing';
import { expect, it } from 'vitest';
import { Announcements } from './announcements.ts';

it('an announcement reaches those who listen; one that another release worded otherwise is left alone', async () => {
  const log = new RecordedLog();
  const bus = new BusMemory({ log });
  const announcements = new Announcements(bus, log);
  const heard: unknown[] = [];
  const subscription = await announcements.subscribe('sessions.revoked', (payload) => heard.push(payload));
  const payload = { userId: newId(), sessionIds: [newId(), newId()] };
  await announcements.publish('sessions.revoked', payload);
  await bus.publish('sessions.revoked', { everybody: true });
  await announcements.publish('sessions.revoked', { ...payload, sessionIds: [] });
  expect(heard).toEqual([payload, { ...payload, sessionIds: [] }]);
  expect(log.entries).toMatchObject([{ level: 'warn', details: { topic: 'sessions.revoked' } }]);
  await subscription.unsubscribe();
  await announcements.publish('sessions.revoked', payload);
  expect(heard).toHaveLength(2);
});
