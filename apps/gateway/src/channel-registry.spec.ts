import { type ActionContract, ACTIONS } from '@parley/contracts';
import { FakeClock, RecordedLog } from '@parley/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Action, Channel } from './channel.decorators.ts';
import { startGateway, type TestGateway } from './gateway.fixture.ts';

const nothing = { input: z.strictObject({}), output: z.object({}), summary: 'Does nothing.' };

let gateway: TestGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const start = async (...channels: (new () => object)[]) => {
  gateway = await startGateway({
    clock: new FakeClock(),
    log: new RecordedLog(),
    channels,
  });
  return gateway;
};

describe('the registry of channels', () => {
  it('has the actions of the table, as the table says, and no other', async () => {
    const { registry } = await start();
    const table = Object.entries(ACTIONS).flatMap(([channel, actions]) =>
      Object.entries<ActionContract>(actions).map(([name, contract]) => ({ channel, name, ...contract })),
    );
    const nameOf = ({ channel, name }: { channel: string; name: string }) => `${channel}/${name}`;
    expect(registry.actions.map(nameOf).sort()).toEqual(table.map(nameOf).sort());
    for (const { channel, name, input, output, summary } of table) {
      const found = registry.find(channel, name);
      if (typeof found === 'string') throw new Error(`${channel}/${name}: ${found}`);
      expect(found.input, `the input of ${channel}/${name}`).toBe(input);
      expect(found.output, `the output of ${channel}/${name}`).toBe(output);
      expect(found.summary).toBe(summary);
    }
  });

  it('finds a channel wherever it is provided', async () => {
    @Channel('extra')
    class ExtraChannel {
      @Action('nod', nothing)
      nod() {
        return {};
      }
    }
    const { registry } = await start(ExtraChannel);
    expect(registry.find('extra', 'nod')).toMatchObject(nothing);
  });

  it('refuses two channels of one name', async () => {
    @Channel('session')
    class SecondSessionChannel {
      @Action('nod', nothing)
      nod() {
        return {};
      }
    }
    await expect(start(SecondSessionChannel)).rejects.toThrow('Two classes are the channel "session".');
  });

  it('refuses two actions of one name', async () => {
    @Channel('extra')
    class ExtraChannel {
      @Action('nod', nothing)
      nod() {
        return {};
      }

      @Action('nod', nothing)
      nodAgain() {
        return {};
      }
    }
    await expect(start(ExtraChannel)).rejects.toThrow('Channel "extra" has two actions "nod".');
  });
});
