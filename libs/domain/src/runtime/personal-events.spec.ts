import { type PersonalEvent } from '@parley/contracts';
import { describeOnEachDatabase } from '@parley/testing/databases';
import { startDomain } from '@parley/testing/domain';
import { Somebody } from '@parley/testing/people';
import { expect, it } from 'vitest';
import { PersonalEvents } from './personal-events.ts';

const gone = (interestId: string): PersonalEvent => ({
  channel: 'contacts',
  type: 'interest-gone',
  data: { interestId },
});
const FIRST = gone('01JD3V6W7Y8Z9A0B1C2D3E4F5G');
const SECOND = gone('01JD3V6W7Y8Z9A0B1C2D3E4F5H');
const THIRD = gone('01JD3V6W7Y8Z9A0B1C2D3E4F5J');

describeOnEachDatabase('personal events', (open) => {
  it('are told once their transaction has committed, in order, and to nobody else', async () => {
    const domain = await startDomain(open);
    const [ada, bob] = [await Somebody.join(domain), await Somebody.join(domain)];
    await domain.database.write(async (tx) => {
      domain.get(PersonalEvents).send(tx, ada.id, [FIRST, SECOND]);
      domain.get(PersonalEvents).send(tx, ada.id, []);
      domain.get(PersonalEvents).send(tx, ada.id, [THIRD]);
      expect(await ada.events()).toEqual([]);
    });
    expect(await ada.events()).toEqual([FIRST, SECOND, THIRD]);
    expect(await bob.events()).toEqual([]);
  });

  it('of a transaction that rolled back are never told', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    const failing = domain.database.write((tx) => {
      domain.get(PersonalEvents).send(tx, ada.id, [FIRST]);
      return Promise.reject(new Error('changed my mind'));
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await ada.events()).toEqual([]);
  });

  it('that this release does not know are dropped with a warning', async () => {
    const domain = await startDomain(open);
    const ada = await Somebody.join(domain);
    const { bus } = domain.runtime;
    await bus.publish(`user.${ada.id}`, [{ channel: 'contacts', type: 'of-tomorrow', data: {} }]);
    await bus.publish(`user.${ada.id}`, [
      { channel: 'session', type: 'error', data: {} },
      { channel: 'contacts', type: 'interest-gone', data: { interestId: 'no id' } },
    ]);
    expect(await ada.events()).toEqual([]);
    expect(domain.log.entries.map(({ message }) => message)).toEqual([
      'an announcement was not understood',
      'an announcement was not understood',
    ]);
  });
});
