import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startModule } from '../module-process.ts';
import { MAY_MOUNT, SmallDisk } from './small-disk.ts';

const isMounted = async (folder: string) => (await readFile('/proc/mounts', 'utf8')).includes(` ${folder} `);

describe.skipIf(!MAY_MOUNT)('a small disk (needs root)', () => {
  let disk: SmallDisk | undefined;
  beforeEach(async ({ skip }) => {
    // Also root may be denied to mount, in a container.
    disk = await SmallDisk.mount(1).catch(() => undefined);
    if (!disk) skip('This system does not let us mount a disk.');
  });
  afterEach(() => disk?.unmount());

  test('is full when it is filled, and has room again', async () => {
    if (!disk) return;
    const file = path.join(disk.folder, 'file');
    await disk.fill();
    await expect(writeFile(file, 'x'.repeat(10_000))).rejects.toThrow('ENOSPC');
    await disk.makeRoom();
    await writeFile(file, 'x'.repeat(10_000));
  });

  test('is gone when the process that mounted it was killed', async () => {
    const tester = await startModule(path.join(import.meta.dirname, 'small-disk.child.ts'));
    const [, folder = ''] = await tester.waitForLine(/mounted (\S+)/);
    expect(await isMounted(folder)).toBe(true);
    tester.signal('SIGKILL');
    await vi.waitFor(
      async () => {
        expect(await isMounted(folder)).toBe(false);
        await expect(access(folder)).rejects.toThrow('ENOENT');
      },
      { timeout: 20_000 },
    );
  });
});
