import { expect, test } from 'vitest';
import { readRequest, STEPS } from './steps.ts';

const names = (args: string[]) => readRequest(args).steps.map(({ name }) => name);

test('all steps run unless some are named', () => {
  expect(names([])).toEqual(STEPS.map(({ name }) => name));
  expect(names(['browser', 'lint'])).toEqual(['lint', 'browser']);
});

test('packages of the system are left alone on request', () => {
  expect(readRequest([]).mayInstall).toBe(true);
  expect(readRequest(['unit', '--no-install'])).toMatchObject({
    mayInstall: false,
    steps: [{ name: 'unit' }],
  });
});

test('a step that is not there is refused by name, with those that are', () => {
  expect(() => readRequest(['unti'])).toThrow(/no step unti\. Name some of: lint, .*browser/);
});
