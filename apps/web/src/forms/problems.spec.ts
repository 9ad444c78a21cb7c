import { ParleyError, type ParleyErrorCode } from '@parley/client';
import { type ErrorDetails } from '@parley/contracts';
import { beforeAll, expect, it } from 'vitest';
import i18next from 'i18next';
import { en } from '../i18n/en/index.ts';
import { describeProblem, sortProblem } from './problems.ts';

const refusal = (code: ParleyErrorCode, details?: ErrorDetails) =>
  new ParleyError({ code, message: 'raw', status: 400, retryable: false, details });
const isField = (path: string): path is 'username' | 'email' => path === 'username' || path === 'email';

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'parley', resources: { en: { parley: en } } });
});

it('says how long to wait', () => {
  expect(describeProblem(refusal('RATE_LIMITED', { retryAfter: 1 }))).toContain('in 1 second.');
  expect(describeProblem(refusal('RATE_LIMITED', { retryAfter: 3601 }))).toContain('in 61 minutes.');
  expect(describeProblem(refusal('RATE_LIMITED', { retryAfter: 23.5 * 3600 }))).toContain('in 24 hours.');
  expect(describeProblem(refusal('RATE_LIMITED', { retryAfter: 29.2 * 86_400 }))).toContain('in 30 days.');
});

it('never shows what only programmers understand', () => {
  expect(describeProblem(new TypeError('x is not a function'))).toBe(en.problems.INTERNAL);
  expect(describeProblem(refusal('CODE_INVALID'))).toBe(en.problems.CODE_INVALID);
});

it('says what a code means in the place that asks', () => {
  expect(describeProblem(refusal('FORBIDDEN'), { FORBIDDEN: 'Only admins may.' })).toBe('Only admins may.');
  expect(describeProblem(refusal('NETWORK'), { FORBIDDEN: 'Only admins may.' })).toBe(en.problems.NETWORK);
});

it('puts the server’s words beside the fields that it names', () => {
  const fields = [
    { path: 'email', message: 'Not an e-mail address.' },
    { path: 'elsewhere', message: 'Unknown to this form.' },
  ];
  expect(sortProblem(refusal('VALIDATION_FAILED', { fields }), isField)).toEqual({
    notes: [{ field: 'email', message: 'Not an e-mail address.' }],
    rest: null,
  });
});

it('puts a code beside the field that is to blame', () => {
  expect(sortProblem(refusal('USERNAME_TAKEN'), isField, { USERNAME_TAKEN: 'username' })).toEqual({
    notes: [{ field: 'username', message: en.problems.USERNAME_TAKEN }],
    rest: null,
  });
});

it('says the rest for the form as a whole', () => {
  expect(sortProblem(refusal('NETWORK'), isField)).toEqual({ notes: [], rest: en.problems.NETWORK });
});
