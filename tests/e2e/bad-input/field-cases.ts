import { LIMITS } from '@parley/contracts';
import { type BadCase, raw } from './case.ts';

const notText = [null, 7, true, {}, [], ['+14155550100']];

/** One wrong value in an otherwise sound body. */
export function fieldCases(name: string, phone: string): BadCase[] {
  const password = 'correct horse battery';
  const email = `${name}@example.org`;
  const token = 'q3JwR7kT2mXvN8sLbY4dFg';
  const spoil =
    (method: string, path: string, sound: object) =>
    (field: string, ...values: readonly unknown[]): BadCase[] =>
      values.map((value) => ({
        what: `${field}: ${describe(value)}`,
        method,
        path,
        body: raw(JSON.stringify({ ...sound, [field]: value })),
        code: 'VALIDATION_FAILED',
        field,
      }));

  const otpRequest = spoil('POST', '/api/auth/otp/request', { phone });
  const otpVerify = spoil('POST', '/api/auth/otp/verify', { phone, code: '492817' });
  const register = spoil('POST', '/api/auth/register', { username: name, email, password });
  const login = spoil('POST', '/api/auth/login', { login: name, password });
  const exchange = spoil('POST', '/api/auth/exchange', { code: token });
  const refresh = spoil('POST', '/api/auth/refresh', {});
  const confirm = spoil('POST', '/api/auth/email/confirm', {});
  const reset = spoil('POST', '/api/auth/password/reset', { token, password });
  const profile = spoil('PATCH', '/api/me', { displayName: 'Changed' });
  const newPassword = spoil('PUT', '/api/me/password', {});
  const newPhone = spoil('POST', '/api/me/phone', {});
  const newEmail = spoil('POST', '/api/me/email', {});

  return [
    ...otpRequest('phone', undefined, ...notText),
    ...otpRequest(
      'phone',
      '',
      ' ',
      '+',
      '12345',
      '+0123456789',
      '+1415555010',
      '+141555501000',
      '+14155550100 ext. 5',
      'tel:none',
      "+1415555'; DROP TABLE users; --",
      '1'.repeat(41),
      '+1 415 555 0100\u0000',
      '%2B14155550100',
    ),
    ...otpRequest('locale', '', 'not a tag', 'x'.repeat(36), 7),
    ...otpVerify(
      'code',
      undefined,
      492817,
      null,
      [],
      '',
      '49281',
      '4928170',
      '49281a',
      '４９２８１７',
      ' 492817',
      '492817\n',
    ),
    ...register('username', undefined, ...notText),
    ...register(
      'username',
      '',
      'ab',
      'x'.repeat(LIMITS.username.max + 1),
      '1abc',
      'abc.',
      'a b c',
      'аdmin',
      'zoë',
      'abc\u202Egpj',
      "abc' OR '1'='1",
      '../../etc/passwd',
      'a'.repeat(60_000),
    ),
    ...register(
      'email',
      undefined,
      7,
      '',
      'none',
      'a@b',
      'a b@example.org',
      'a@example.org\r\nBcc: b@example.org',
    ),
    ...register('email', `${'a'.repeat(LIMITS.email)}@example.org`, 'a\u0000@example.org'),
    ...register(
      'password',
      undefined,
      7,
      '',
      'short',
      'x'.repeat(LIMITS.password.max + 1),
      `\u0000${password}`,
    ),
    ...register(
      'displayName',
      '',
      '   ',
      '\u200B\u200B',
      'x'.repeat(LIMITS.displayName.max + 1),
      'a\u202Eb',
      'a\nb',
      {},
    ),
    ...login('login', undefined, '', '  ', 7, {}, 'x'.repeat(LIMITS.email + 1)),
    ...login('password', undefined, '', 7, ['x'], 'x'.repeat(LIMITS.password.max + 1)),
    ...exchange('code', undefined, '', 7, 'has spaces', 'x'.repeat(LIMITS.opaqueToken + 1), '<script>'),
    ...exchange('verifier', '', 'too-short', 'x'.repeat(LIMITS.opaqueToken + 1)),
    ...refresh('refreshToken', '', 7, null, {}, 'a.b.c', 'x'.repeat(LIMITS.refreshToken + 1), 'a b'),
    ...confirm('token', undefined, '', 7, 'a/b', 'x'.repeat(LIMITS.opaqueToken + 1)),
    ...reset('password', undefined, 'short'),
    ...profile('displayName', '', null, 7, 'x'.repeat(LIMITS.displayName.max + 1), 'a\u0007b'),
    ...profile('about', null, 7, 'x'.repeat(LIMITS.about + 1), 'a\u202Eb'),
    ...profile('username', 'a', 'a b'),
    ...profile('locale', 'nonsense-nonsense-nonsense', null),
    ...profile('settings', null, 'none', []),
    ...profile('settings', { lastSeen: 'everybody' }, { readReceipts: 'yes' }, { findByPhone: 1 }).map(
      (one) => ({
        ...one,
        field: `settings.${Object.keys(JSON.parse(one.what.slice('settings: '.length)) as object)[0]}`,
      }),
    ),
    ...profile('settings', { unheardOf: true }),
    ...profile('role', 'admin').map((one) => ({ ...one, field: '' })),
    ...profile('emailVerified', true).map((one) => ({ ...one, field: '' })),
    ...newPassword('newPassword', undefined, 'short', 7, 'x'.repeat(LIMITS.password.max + 1)),
    ...newPassword('currentPassword', '', 7).map((one) => ({ ...one, field: 'currentPassword' })),
    ...newPhone('phone', undefined, '5550100', 7),
    ...newEmail('email', undefined, 'none', 7),
    {
      what: 'a number beyond all numbers',
      method: 'POST',
      path: '/api/auth/otp/verify',
      body: raw(`{"phone":"${phone}","code":1e999}`),
      code: 'VALIDATION_FAILED',
      field: 'code',
    },
  ];
}

function describe(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60);
}
