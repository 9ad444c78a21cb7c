import { expect, it } from 'vitest';
import { insideWay } from './inside-way.ts';

it('lets ways inside Parley through', () => {
  expect(insideWay('/people?query=ada')).toBe('/people?query=ada');
});

it.each([undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'leads home instead of to %j',
  (next) => expect(insideWay(next)).toBe('/'),
);
