import { expect, test } from 'vitest';
import { countVitest, duration, failures, retriedTests, sum, table, totalLine } from './totals.ts';

const outcome = (fullName: string, status: 'passed' | 'failed', failureMessages: string[] = []) => ({
  fullName,
  status,
  failureMessages,
});

const file = (changes: object = {}) => ({
  name: 'sums.spec.ts',
  status: 'passed',
  message: '',
  assertionResults: [],
  ...changes,
});

const report = (changes: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [file({ assertionResults: [outcome('adds', 'passed')] })],
  ...changes,
});

test('counts passed, failed and skipped tests', () => {
  expect(countVitest(report(), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  const mixed = report({
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [file({ status: 'failed', assertionResults: [outcome('adds', 'failed', ['It did not.'])] })],
  });
  expect(countVitest(mixed, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

test('a file that could not be loaded is a failure', () => {
  const unloaded = report({ testResults: [file({ status: 'failed' })] });
  expect(countVitest(unloaded, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run that ends badly without a failed test is a failure', () => {
  expect(countVitest(report(), 1).failed).toBe(1);
  expect(countVitest(report(), null).failed).toBe(1);
  expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a project without tests counts nothing', () => {
  expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('names what passed only when it was tried again', () => {
  const assertionResults = [
    outcome('signs in', 'passed'),
    outcome('waits for the code', 'passed', ['Timed out.']),
    outcome('signs out', 'failed', ['Timed out.', 'Timed out.']),
  ];
  expect(retriedTests(report({ testResults: [file({ status: 'failed', assertionResults })] }))).toEqual([
    'waits for the code',
  ]);
  expect(retriedTests(undefined)).toEqual([]);
});

test('says what failed and why, and why a file could not be loaded', () => {
  const testResults = [
    file({ status: 'failed', message: 'No server.' }),
    file({
      status: 'failed',
      assertionResults: [
        outcome('adds', 'failed', ['It did not.']),
        outcome('takes away', 'passed', ['Late.']),
      ],
    }),
  ];
  expect(failures(report({ testResults }))).toEqual([
    'sums.spec.ts\nNo server.',
    'adds (sums.spec.ts)\nIt did not.',
  ]);
  expect(failures(undefined)).toEqual([]);
});

test('the last line names skipped tests only when there are some', () => {
  const passed = { passed: 12, failed: 0, skipped: 0 };
  expect(totalLine(passed)).toBe('12 passed, 0 failed');
  expect(totalLine(sum([passed, { passed: 1, failed: 2, skipped: 3 }]))).toBe(
    '13 passed, 2 failed, 3 skipped',
  );
});

test('the table has a line for each step', () => {
  const lines = table([
    { title: 'Lint', counts: { passed: 1, failed: 0, skipped: 0 }, seconds: 4.4 },
    {
      title: 'Browser',
      counts: { passed: 0, failed: 0, skipped: 1 },
      seconds: 0,
      note: 'left out: no chromium',
    },
  ]).split('\n');
  expect(lines).toEqual([
    '         passed  failed  skipped  time',
    'Lint          1       –        –   4 s',
    'Browser       –       –        1   0 s  left out: no chromium',
  ]);
});

test('writes times as people say them', () => {
  expect([0.4, 59.4, 60, 125].map(duration)).toEqual(['0 s', '59 s', '1 min 0 s', '2 min 5 s']);
});
