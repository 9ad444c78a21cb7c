import type { Files } from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

export interface FilesSetup {
  /** The files as another process has them. */
  open(): Promise<Files>;
  close(): Promise<void>;
}

const bytes = (text: string) => Buffer.from(text);

/** What all files promise. */
export function filesConformance(name: string, setUp: () => Promise<FilesSetup>): void {
  describe(`${name} as files`, () => {
    let setup: FilesSetup;
    let here: Files;
    let there: Files;

    beforeEach(async () => {
      setup = await setUp();
      here = await setup.open();
      there = await setup.open();
    });
    afterEach(() => setup.close());

    test('what one process put, another gets', async () => {
      await here.put('avatars/ada-96.webp', bytes('ada'));
      expect(await there.get('avatars/ada-96.webp')).toEqual(bytes('ada'));
    });

    test('every byte comes back, and so does nothing at all', async () => {
      const all = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
      await here.put('all', all);
      await here.put('none', new Uint8Array());
      expect(await there.get('all')).toEqual(all);
      expect(await there.get('none')).toEqual(bytes(''));
    });

    test('there is nothing under a name that nobody put, or below one that is a file', async () => {
      await here.put('ada', bytes('ada'));
      expect(await here.get('bob')).toBeNull();
      expect(await here.get('avatars/ada')).toBeNull();
      expect(await here.get('ada/inside')).toBeNull();
    });

    test('a second put takes the place of the first', async () => {
      await here.put('note', bytes('a long first version'));
      await there.put('note', bytes('second'));
      expect(await here.get('note')).toEqual(bytes('second'));
    });

    test('readers see the former bytes or the new ones, never a mixture', async () => {
      const versions = ['a', 'b', 'c'].map((letter) => bytes(letter.repeat(200_000)));
      await here.put('note', bytes('a'.repeat(200_000)));
      const writing = Promise.all(versions.map((version) => here.put('note', version)));
      for (let reads = 0; reads < 20; reads += 1) {
        const seen = await there.get('note');
        expect(versions.some((version) => seen?.equals(version))).toBe(true);
      }
      await writing;
    });

    test('what was removed is gone for all, and removing it again is harmless', async () => {
      await here.put('avatars/ada', bytes('ada'));
      await here.put('avatars/bob', bytes('bob'));
      await there.remove('avatars/ada');
      await there.remove('avatars/ada');
      expect(await here.get('avatars/ada')).toBeNull();
      expect(await here.get('avatars/bob')).toEqual(bytes('bob'));
    });

    test.each([
      '',
      '/',
      '/etc/passwd',
      '../out',
      'a/../b',
      'a//b',
      '.',
      '..',
      '.hidden',
      'a/.b',
      'A',
      'a b',
      'a\\b',
    ])('the name "%s" is refused', async (wrong) => {
      await expect(here.put(wrong, bytes('x'))).rejects.toThrow('is not a name');
      await expect(here.get(wrong)).rejects.toThrow('is not a name');
      await expect(here.remove(wrong)).rejects.toThrow('is not a name');
    });

    test('names with NUL, or that are too long, are refused', async () => {
      await expect(here.get('a\0b')).rejects.toThrow('is not a name');
      await expect(here.put('a'.repeat(201), bytes('x'))).rejects.toThrow('is not a name');
    });
  });
}
