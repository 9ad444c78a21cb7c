import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findProgram } from './available.ts';
import { startNginx } from './nginx.ts';
import { freePort } from './ports.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

const TEMPLATE = `
server {
  listen 127.0.0.1:\${PORT};
  root \${ROOT};
  location = /name { default_type text/plain; return 200 "\${NAME} $request_method"; }
}
`;

describe.skipIf(!findProgram('nginx'))('a private nginx', () => {
  let folder: string;
  let template: string;

  beforeAll(async () => {
    folder = await makeTempFolder('nginx-spec');
    template = path.join(folder, 'template');
    await writeFile(template, TEMPLATE);
    await writeFile(path.join(folder, 'page.html'), '<p>page</p>');
  });
  afterAll(async () => {
    await removeFolder(folder);
  });

  const text = async (url: string) => (await fetch(url)).text();

  test('runs a template, takes over other values while running, and keeps the old ones when the new do not work', async () => {
    const port = await freePort();
    const values = { PORT: String(port), ROOT: folder, NAME: 'first' };
    const nginx = await startNginx({ template, values, port });
    const url = `http://127.0.0.1:${port}`;
    expect(await text(`${url}/name`)).toBe('first GET');
    expect((await fetch(`${url}/page.html`)).headers.get('content-type')).toBe('text/html');

    await nginx.reload({ ...values, NAME: 'second' });
    await vi.waitFor(async () => expect(await text(`${url}/name`)).toBe('second GET'));
    await expect(nginx.reload({ ...values, PORT: 'none' })).rejects.toThrow(/host not found|invalid port/);
    expect(await text(`${url}/name`)).toBe('second GET');

    await nginx.restart();
    expect(await text(`${url}/name`)).toBe('second GET');
    await nginx.stop();
    await expect(fetch(url)).rejects.toThrow();
  });

  test('refuses a template that asks for more than it is given', async () => {
    const port = await freePort();
    await expect(
      startNginx({ template, values: { PORT: String(port), ROOT: folder }, port }),
    ).rejects.toThrow('${NAME}, which has no value');
  });
});
