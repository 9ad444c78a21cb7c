import { expect, test, vi } from 'vitest';
import { findCommand, findProgram, requireProgram } from './available.ts';

test('finds commands of the PATH, and none that are not there', () => {
  expect(findCommand('sh')).toMatch(/\/sh$/);
  expect(findCommand('no-such-command')).toBeUndefined();
});

test('asking for a program that is missing says how to install it', () => {
  if (findProgram('nginx')) expect(requireProgram('nginx')).toBe(findProgram('nginx'));
  else expect(() => requireProgram('nginx')).toThrow(/apt-get install nginx/);
});

test('looks where the PATH says first', () => {
  vi.stubEnv('PATH', '/usr/bin:/bin');
  expect(findCommand('ls')).toBe('/usr/bin/ls');
  vi.unstubAllEnvs();
});
