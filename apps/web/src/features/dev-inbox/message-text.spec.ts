import { expect, it } from 'vitest';
import { codeIn, pieces } from './message-text.ts';

it('finds the code and not a part of a longer number', () => {
  expect(codeIn('Your Parley code is 042917. It is good for 5 minutes.')).toBe('042917');
  expect(codeIn('Call +14155550100')).toBeNull();
});

it('makes links of http and https only, without the full stop behind them', () => {
  expect(
    pieces('Open http://localhost/confirm-email#token=a_b-c. Not javascript:alert(1) or ftp://x.'),
  ).toEqual([
    { text: 'Open ' },
    {
      text: 'http://localhost/confirm-email#token=a_b-c',
      href: 'http://localhost/confirm-email#token=a_b-c',
    },
    { text: '. Not javascript:alert(1) or ftp://x.' },
  ]);
});

it('leaves a text without links whole', () => {
  expect(pieces('Hello')).toEqual([{ text: 'Hello' }]);
  expect(pieces('')).toEqual([]);
});
