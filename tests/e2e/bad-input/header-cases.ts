import { type BadCase } from './case.ts';

/** Headers that lie, or that are too much. */
export function headerCases(name: string): BadCase[] {
  const login = {
    method: 'POST',
    path: '/api/auth/login',
    body: { login: name, password: 'correct horse battery' },
  };
  const refresh = { method: 'POST', path: '/api/auth/refresh', body: {} };
  const cookie = `parley_refresh=${'x'.repeat(43)}`;
  return [
    {
      ...login,
      what: 'tokens by pigeon',
      headers: { 'x-parley-tokens': 'pigeon' },
      code: 'VALIDATION_FAILED',
    },
    {
      ...login,
      what: 'a cookie for another origin',
      headers: { 'x-parley-tokens': 'cookie', origin: 'https://evil.example' },
      code: 'CSRF_REJECTED',
    },
    {
      ...login,
      what: 'a cookie for no origin',
      headers: { 'x-parley-tokens': 'cookie', origin: 'null' },
      code: 'CSRF_REJECTED',
    },
    { ...refresh, what: 'a cookie that a form sent', headers: { cookie }, code: 'CSRF_REJECTED' },
    {
      ...refresh,
      what: 'a cookie that is no token',
      headers: { cookie: 'parley_refresh=%3Cscript%3E', 'x-parley-tokens': 'cookie' },
      code: 'INVALID_REFRESH_TOKEN',
    },
    {
      ...refresh,
      what: 'a cookie of nobody',
      headers: { cookie, 'x-parley-tokens': 'cookie' },
      code: 'INVALID_REFRESH_TOKEN',
    },
    {
      what: 'headers that are too large',
      method: 'GET',
      path: '/api/server',
      headers: { 'x-note': 'x'.repeat(40_000) },
      code: 'VALIDATION_FAILED',
    },
    {
      what: 'an address that is too long',
      method: 'GET',
      path: `/api/users?query=${'x'.repeat(40_000)}`,
      code: 'VALIDATION_FAILED',
    },
    {
      ...login,
      what: 'a packing that nobody knows',
      headers: { 'content-encoding': 'shrink' },
      code: 'UNSUPPORTED_MEDIA_TYPE',
    },
    {
      what: 'a way back from Google that nobody set out on',
      method: 'GET',
      path: '/api/auth/google?challenge=x&link=x',
      code: 'VALIDATION_FAILED',
    },
  ];
}
