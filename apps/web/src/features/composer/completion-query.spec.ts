import { expect, it } from 'vitest';
import { completionQuery } from './completion-query.ts';

const at = (marked: string) => completionQuery(marked.replace('|', ''), marked.indexOf('|'));

it('finds a name that was begun', () => {
  expect(at('Hello @ad| and others')).toEqual({ kind: 'mention', from: 6, text: 'ad' });
  expect(at('@|')).toEqual({ kind: 'mention', from: 0, text: '' });
  expect(at('(@ليل|')).toEqual({ kind: 'mention', from: 1, text: 'ليل' });
});

it('finds an emoji that was begun', () => {
  expect(at('Nice :smi|')).toEqual({ kind: 'emoji', from: 5, text: 'smi' });
});

it('leaves addresses, times, smiles and finished words alone', () => {
  expect(at('ada@exa|')).toBeNull();
  expect(at('at 10:30|')).toBeNull();
  expect(at('https://ex|')).toBeNull();
  expect(at('Haha :D|')).toBeNull();
  expect(at('@ada and|')).toBeNull();
});
