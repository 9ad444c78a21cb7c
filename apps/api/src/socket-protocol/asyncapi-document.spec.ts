import { Parser } from '@asyncapi/parser';
import { ACTIONS, EVENTS } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { asyncApiDocument } from './asyncapi-document.ts';

const document = asyncApiDocument({ version: '1.2.3', url: 'https://chat.example.org/parley/' });

const names = (table: Readonly<Record<string, object>>) =>
  Object.entries(table).flatMap(([channel, rows]) => Object.keys(rows).map((name) => `${channel}.${name}`));

describe('The document of the socket', () => {
  it('is valid AsyncAPI 3, its examples included', async () => {
    const { diagnostics, document: parsed } = await new Parser().parse(JSON.stringify(document));
    // 3.0 is what tools know; that there is a newer one is no fault.
    const faults = diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version');
    expect(faults.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.0.0');
  });

  it('receives every action and answers it', () => {
    const received = Object.entries(document.operations).filter(([, { action }]) => action === 'receive');
    expect(received.map(([name]) => name).sort()).toEqual(names(ACTIONS).sort());
    for (const [name, { reply }] of received) expect(reply?.messages, name).toHaveLength(2);
  });

  it('sends every event', () => {
    const sent = Object.entries(document.operations).filter(([, { action }]) => action === 'send');
    expect(sent.map(([name]) => name).sort()).toEqual(names(EVENTS).sort());
  });

  it('says what everything is for', () => {
    for (const [name, { summary }] of Object.entries(document.operations)) {
      expect(summary, name).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('carries data under the names of the contracts', () => {
    for (const { name, payload } of Object.values(document.components.messages)) {
      const data = name === 'refused' ? payload : payload.properties?.['data'];
      expect(data, name).toEqual({ $ref: expect.stringMatching(/^#\/components\/schemas\/\w+$/) });
    }
  });

  it('tells where the server is', () => {
    expect(document.servers.this).toMatchObject({
      host: 'chat.example.org',
      pathname: '/parley/socket.io',
      protocol: 'wss',
    });
  });
});
