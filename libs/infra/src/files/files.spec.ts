import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '@parley/testing';
import { filesConformance } from '@parley/testing/conformance';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FilesFolder } from './files-folder.ts';

filesConformance('FilesFolder', async () => {
  const folder = await makeTempFolder('files');
  return {
    open: async () => new FilesFolder({ folder }),
    close: () => removeFolder(folder),
  };
});

describe('FilesFolder', () => {
  async function newFolder(): Promise<string> {
    const folder = await makeTempFolder('files');
    onTestFinished(() => removeFolder(folder));
    return folder;
  }

  test('makes its folder when the first file comes, for its owner only', async () => {
    const folder = path.join(await newFolder(), 'deep/inside');
    await new FilesFolder({ folder }).put('avatars/ada', Buffer.from('ada'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(folder, 'avatars/ada'))).mode & 0o777).toBe(0o600);
  });

  test('leaves nothing unfinished behind', async () => {
    const folder = await newFolder();
    const files = new FilesFolder({ folder });
    await files.put('note', Buffer.from('first'));
    await mkdir(path.join(folder, 'taken'));
    await writeFile(path.join(folder, 'taken/inside'), 'x');
    await expect(files.put('taken', Buffer.from('x'))).rejects.toThrow(/FILES_DIR/);
    expect((await readdir(folder)).sort()).toEqual(['note', 'taken']);
  });

  test('names its folder and the setting when it cannot write there', async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder, 'file'), 'x');
    const files = new FilesFolder({ folder: path.join(folder, 'file') });
    await expect(files.put('note', Buffer.from('x'))).rejects.toThrow(`${folder}/file (FILES_DIR)`);
  });
});
