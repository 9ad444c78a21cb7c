import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPage, openTab, useBrowser } from './browser.ts';

useBrowser({ whole: true });

const BUILT = path.resolve(import.meta.dirname, '../../dist/apps/web');
const TYPES: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** The built client on a server that can be brought up to date: from then on its worker is another one. */
async function aSiteOfItsOwn() {
  let release = 1;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.extname(pathname) === '' ? '/index.html' : pathname;
    readFile(path.join(BUILT, name)).then(
      (content) => {
        const type = TYPES[path.extname(name)] ?? 'text/javascript';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
        response.end(name === '/sw.js' ? `${content.toString()}\n// Release ${release}` : content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deploy: () => {
      release += 1;
    },
  };
}

it('a new version waits until a person wants it, and tells all tabs', async () => {
  const site = await aSiteOfItsOwn();
  const first = await openPage({ url: site.url, keepsApp: true });
  await first.goto('/nowhere');
  await first.waitForFunction('navigator.serviceWorker.controller !== null');
  const second = await openTab(first);
  for (const tab of [first, second]) await tab.goto('/nowhere');
  const said = 'A new version of Parley is ready.';
  expect(await first.getByText(said).count()).toBe(0);
  site.deploy();
  await first.evaluate(
    'navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => undefined)',
  );
  await Promise.all([first, second].map((tab) => tab.getByText(said).waitFor()));
  await Promise.all([
    first.waitForEvent('load'),
    first.getByRole('button', { name: 'Reload', exact: true }).click(),
  ]);
  await first.getByRole('heading', { level: 1 }).waitFor();
  expect(await first.getByText(said).count()).toBe(0);
  await second.getByRole('button', { name: 'Later', exact: true }).click();
  await second.getByText(said).waitFor({ state: 'detached' });
});
