import { expect, test } from 'vitest';
import { freePort } from './ports.ts';
import { acceptsConnections } from './process.ts';

test('gives each port once, and none that is in use', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) expect(await acceptsConnections(port)).toBe(false);
});
