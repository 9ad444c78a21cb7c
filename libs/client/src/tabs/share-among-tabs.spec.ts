import { AppError, type Frame } from '@parley/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idOf } from '../chat/chat.fixture.ts';
import { TransportDouble } from '../socket/transport-double.ts';
import { shareAmongTabs } from './share-among-tabs.ts';
import { BrowserDouble, type TabDouble } from './tab-platform-double.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const open = (conversationId = idOf(100)): Frame => ({
  channel: 'conversations',
  action: 'open',
  data: { conversationId },
});
const close = (conversationId = idOf(100)): Frame => ({ ...open(conversationId), action: 'close' });
const presence = (action: 'watch' | 'unwatch', ...people: number[]): Frame => ({
  channel: 'presence',
  action,
  data: { userIds: people.map(idOf) },
});
const ok = { ok: true, data: {} };

function setUp() {
  const server = new TransportDouble();
  for (const action of ['conversations/open', 'conversations/close', 'presence/watch', 'presence/unwatch']) {
    server.on(action, () => ({}));
  }
  const browser = new BrowserDouble();
  /** A tab that connects, and what it hears. */
  const openTab = (group = 'ada') => {
    const platform = browser.openTab();
    const openTransport = shareAmongTabs({ open: server.open, platform, group: () => group });
    const heard: unknown[] = [];
    const connect = (token = 'token') =>
      openTransport('https://chat.example.org', token, {
        connected: () => heard.push('connected'),
        refused: (problem) => heard.push(['refused', problem?.code]),
        received: (events) => heard.push(events),
        lost: () => heard.push('lost'),
      });
    return { tab: platform, heard, connect };
  };
  const connectedTab = async () => {
    const tab = openTab();
    const transport = tab.connect();
    await settle();
    if (tab.heard.length === 0) server.last.accept();
    await settle();
    expect(tab.heard.splice(0)).toEqual(['connected']);
    return { ...tab, transport };
  };
  return { server, openTab, connectedTab };
}

describe('tabs of one browser', () => {
  it('share one connection', async () => {
    const { server, openTab } = setUp();
    const [first, second] = [openTab(), openTab()];
    first.connect('first');
    second.connect('second');
    await settle();
    expect(server.connections.map(({ token }) => token)).toEqual(['first']);
    expect(second.heard).toEqual([]);
    server.last.accept();
    await settle();
    const third = openTab();
    third.connect('third');
    await settle();
    expect([first.heard, second.heard, third.heard]).toEqual([['connected'], ['connected'], ['connected']]);
    expect(server.connections).toHaveLength(1);
  });

  it('hear all that comes, in its order', async () => {
    const { server, connectedTab } = setUp();
    const [first, second, third] = [await connectedTab(), await connectedTab(), await connectedTab()];
    server.last.sendRaw([1]);
    server.last.sendRaw([2]);
    await settle();
    for (const { heard } of [first, second, third]) expect(heard).toEqual([[1], [2]]);
  });

  it('get the answers to their own questions', async () => {
    const { server, connectedTab } = setUp();
    const [first, second] = [await connectedTab(), await connectedTab()];
    server.on('messages/send', (data) => ({ data }));
    const ask = ({ transport }: typeof first, data: unknown) =>
      transport.request({ channel: 'messages', action: 'send', data }, 1000);
    const answers = Promise.all([ask(first, 1), ask(second, 2), ask(second, 3)]);
    await settle();
    await expect(answers).resolves.toEqual([1, 2, 3].map((data) => ({ ok: true, data: { data } })));
  });

  it('are told when a question stays without an answer', async () => {
    const { server, connectedTab } = setUp();
    await connectedTab();
    const second = await connectedTab();
    server.on('messages/send', () => new Promise(() => undefined));
    const asked = second.transport.request({ channel: 'messages', action: 'send', data: {} }, 1000);
    const failed = expect(asked).rejects.toThrow();
    server.last.lose();
    await failed;
  });

  it('are all refused with the one that is refused', async () => {
    const { server, openTab } = setUp();
    const [first, second] = [openTab(), openTab()];
    first.connect();
    second.connect();
    await settle();
    server.last.refuse(new AppError('TOKEN_EXPIRED').toBody('request-1').error);
    await settle();
    expect([first.heard, second.heard]).toEqual([
      [['refused', 'TOKEN_EXPIRED']],
      [['refused', 'TOKEN_EXPIRED']],
    ]);
    second.connect('newer');
    await settle();
    expect(server.last.token).toBe('newer');
  });

  it('have connections of their own where different people are signed in', async () => {
    const { server, openTab } = setUp();
    openTab('ada').connect();
    openTab('grace').connect();
    await settle();
    expect(server.connections).toHaveLength(2);
  });

  it('keep the connection for those that are left, and end it with the last', async () => {
    const { server, connectedTab } = setUp();
    const [first, second] = [await connectedTab(), await connectedTab()];
    first.transport.close();
    await settle();
    expect(server.last.closed).toBe(false);
    server.last.sendRaw([1]);
    await settle();
    expect([first.heard, second.heard]).toEqual([[], [[1]]]);
    second.transport.close();
    await settle();
    expect(server.last.closed).toBe(true);
  });

  it('lose the connection together, and come back to one', async () => {
    const { server, connectedTab } = setUp();
    const [first, second] = [await connectedTab(), await connectedTab()];
    server.last.lose();
    await settle();
    expect([first.heard, second.heard]).toEqual([['lost'], ['lost']]);
    second.connect();
    first.connect();
    await settle();
    server.last.accept();
    await settle();
    expect(server.connections).toHaveLength(2);
    expect([first.heard, second.heard]).toEqual([
      ['lost', 'connected'],
      ['lost', 'connected'],
    ]);
  });
});

describe('a tab that has the connection', () => {
  const others = async () => {
    const set = setUp();
    const [host, second, third] = [
      await set.connectedTab(),
      await set.connectedTab(),
      await set.connectedTab(),
    ];
    return { ...set, host, second, third };
  };

  it('leaves it to another one when it crashes', async () => {
    const { server, host, second, third } = await others();
    host.tab.crash();
    await settle();
    expect([second.heard, third.heard]).toEqual([['lost'], ['lost']]);
    third.connect();
    second.connect();
    await settle();
    server.last.accept();
    await settle();
    expect(server.connections).toHaveLength(2);
    expect([second.heard, third.heard]).toEqual([
      ['lost', 'connected'],
      ['lost', 'connected'],
    ]);
  });

  it('is given up by the others when it is frozen, and gives way when it wakes up', async () => {
    const { server, host, second, third } = await others();
    host.tab.freeze();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([second.heard, third.heard]).toEqual([['lost'], ['lost']]);
    second.connect();
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.connections).toHaveLength(2);
    server.last.accept();
    third.connect();
    await settle();
    expect([second.heard, third.heard]).toEqual([
      ['lost', 'connected'],
      ['lost', 'connected'],
    ]);
  });

  it('stays as long as it answers', async () => {
    const { server, second } = await others();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(second.heard).toEqual([]);
    expect(server.connections).toHaveLength(1);
  });

  it('is not left waiting by a tab that gave up before it had begun', async () => {
    const { server, openTab } = setUp();
    openTab().connect().close();
    await settle();
    expect(server.connections).toEqual([]);
    openTab().connect();
    await settle();
    expect(server.connections).toHaveLength(1);
  });

  it('connects again for itself while it serves the others', async () => {
    const { server, host } = await others();
    host.transport.close();
    host.connect();
    await settle();
    expect(host.heard).toEqual(['connected']);
    expect(server.connections).toHaveLength(1);
  });
});

describe('what tabs are interested in', () => {
  const asked = (server: TransportDouble, channel: string, action: string) =>
    server.last.asked(channel, action);
  const pair = async () => {
    const set = setUp();
    const [first, second] = [await set.connectedTab(), await set.connectedTab()];
    const ask = async (
      tab: { transport: { request: (frame: Frame, ms: number) => Promise<unknown> } },
      frame: Frame,
    ) => {
      const answer = tab.transport.request(frame, 1000);
      await settle();
      return await answer;
    };
    return { ...set, first, second, ask };
  };
  const crash = async ({ tab }: { tab: TabDouble }) => {
    tab.crash();
    await settle();
  };

  it('ends for the server when the last of them has closed it', async () => {
    const { server, first, second, ask } = await pair();
    await ask(first, open());
    await ask(second, open());
    await expect(ask(first, close())).resolves.toEqual(ok);
    expect(asked(server, 'conversations', 'close')).toEqual([]);
    await expect(ask(second, close())).resolves.toEqual(ok);
    expect(asked(server, 'conversations', 'close')).toHaveLength(1);
  });

  it('is watched until the last of them looks away', async () => {
    const { server, first, second, ask } = await pair();
    await ask(first, presence('watch', 1, 2));
    await ask(second, presence('watch', 2, 3));
    await ask(first, presence('unwatch', 1, 2));
    await ask(second, presence('unwatch', 3));
    await ask(second, presence('unwatch', 2));
    expect(asked(server, 'presence', 'unwatch')).toEqual(
      [1, 3, 2].map((person) => ({ userIds: [idOf(person)] })),
    );
  });

  it('ends with a tab that crashes', async () => {
    const { server, first, second, ask } = await pair();
    await ask(first, open());
    await ask(second, open());
    await ask(second, open(idOf(101)));
    await ask(second, presence('watch', 1));
    await crash(second);
    expect(asked(server, 'conversations', 'close')).toEqual([{ conversationId: idOf(101) }]);
    expect(asked(server, 'presence', 'unwatch')).toEqual([{ userIds: [idOf(1)] }]);
  });
});
