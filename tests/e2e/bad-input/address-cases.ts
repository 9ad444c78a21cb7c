import { LIMITS } from '@parley/contracts';
import { type BadCase } from './case.ts';

const ULID = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** Ids, queries, cursors, methods and paths. */
export function addressCases(): BadCase[] {
  return [...idCases(), ...queryCases(), ...routeCases()];
}

function idCases(): BadCase[] {
  const wrong = [
    ULID.toLowerCase(),
    ULID.slice(1),
    `${ULID}0`,
    `8${ULID.slice(1)}`,
    ULID.replace('J', 'I'),
    'null',
    '0',
    '-1',
    encodeURIComponent("' OR 1=1 --"),
    encodeURIComponent('../../api/server'),
    encodeURIComponent('Ω'.repeat(26)),
    'x'.repeat(3000),
  ];
  return [
    ...wrong.map((id) => refused(`the id ${id.slice(0, 40)}`, 'GET', `/api/users/${id}`)),
    ...wrong.slice(0, 6).map((id) => refused(`the id ${id}`, 'DELETE', `/api/auth/sessions/${id}`)),
    ...wrong
      .slice(0, 4)
      .map((id) => ({ ...refused(`the id ${id}`, 'DELETE', `/api/admin/jobs/${id}`), as: 'admin' as const })),
    ...wrong.slice(0, 4).map((id) => ({
      ...refused(`the id ${id}`, 'POST', `/api/admin/jobs/${id}/retry`),
      as: 'admin' as const,
    })),
    missing('a person who is not there', 'GET', `/api/users/${ULID}`),
    missing('a session that is not there', 'DELETE', `/api/auth/sessions/${ULID}`),
    { ...missing('a job that is not there', 'DELETE', `/api/admin/jobs/${ULID}`), as: 'admin' },
    { ...missing('a job that is not there', 'POST', `/api/admin/jobs/${ULID}/retry`), as: 'admin' },
    { what: 'jobs, for who is no administrator', method: 'GET', path: '/api/admin/jobs', code: 'FORBIDDEN' },
  ];
}

function queryCases(): BadCase[] {
  const search = (what: string, query: string, field?: string): BadCase => ({
    ...refused(what, 'GET', `/api/users?${query}`),
    ...(field === undefined ? {} : { field }),
  });
  return [
    search('no query', '', 'query'),
    search('an empty query', 'query=', 'query'),
    search('a query of one letter', 'query=a', 'query'),
    search('a query of spaces', 'query=%20%20%20', 'query'),
    search('a query that is too long', `query=${'a'.repeat(LIMITS.searchQuery.max + 1)}`, 'query'),
    search('two queries', 'query=ada&query=bob', 'query'),
    search('a query in brackets', 'query[]=ada'),
    search('a query with an object in it', 'query[like]=ada'),
    search('a query that turns its direction', 'query=ab%E2%80%AEcd', 'query'),
    search('a query with a line break', 'query=ab%0Acd', 'query'),
    search('a query with NUL', 'query=ab%00cd'),
    search('a query with broken UTF-8', 'query=ab%C3%28'),
    search('a query with half an escape', 'query=ab%E'),
    search('a query with a surrogate', 'query=ab%ED%A0%80'),
    search('an unknown parameter', 'query=ada&role=admin'),
    search('__proto__', 'query=ada&__proto__=x'),
    search('constructor', 'query=ada&constructor=x'),
    ...['0', '-1', '101', '1.5', 'abc', 'NaN', 'Infinity', '1e999'].map((limit) =>
      search(`limit ${limit}`, `query=ada&limit=${limit}`, 'limit'),
    ),
    search('two limits', 'query=ada&limit=1&limit=2', 'limit'),
    ...[
      '',
      'not a cursor',
      'x'.repeat(LIMITS.cursor + 1),
      base64url('no json'),
      base64url('[]'),
      base64url('["one"]'),
      base64url('["one",2]'),
      base64url('{"0":"a","1":"b","length":2}'),
      base64url('["a","b","c"]'),
    ].map((cursor) =>
      search(`the cursor ${cursor.slice(0, 40)}`, `query=ada&cursor=${encodeURIComponent(cursor)}`, 'cursor'),
    ),
    refused('an unknown parameter', 'GET', '/dev/inbox.json?from=x'),
    refused('a recipient that is too long', 'GET', `/dev/inbox.json?to=${'x'.repeat(LIMITS.email + 1)}`),
    refused('a challenge that is no hash', 'GET', '/api/auth/google?challenge=short'),
    refused('a ticket that is none', 'GET', '/api/auth/google?link=%3Cscript%3E'),
    refused('a place to go on to', 'GET', '/api/auth/google?next=https://evil.example'),
  ];
}

function routeCases(): BadCase[] {
  const wrongMethod = (method: string, path: string): BadCase => ({
    what: 'a method that is not taken here',
    method,
    path,
    code: 'METHOD_NOT_ALLOWED',
  });
  return [
    wrongMethod('PUT', '/api/users'),
    wrongMethod('POST', '/api/me'),
    wrongMethod('DELETE', '/api/server'),
    wrongMethod('GET', '/api/auth/login'),
    wrongMethod('GET', '/api/auth/otp/request'),
    wrongMethod('PATCH', '/api/auth/sessions'),
    wrongMethod('POST', `/api/users/${ULID}`),
    wrongMethod('PROPFIND', '/api/me'),
    missing('an address that is not there', 'GET', '/api/nothing'),
    missing('an address that is not there', 'POST', '/api/nothing'),
    missing('nothing behind /api', 'GET', '/api'),
    missing('something behind a person', 'GET', `/api/users/${ULID}/secrets`),
    missing('something behind the inbox', 'GET', '/dev/outbox.json'),
    refused('half an escape in the path', 'GET', '/api/users/%E'),
    refused('broken UTF-8 in the path', 'GET', '/api/users/%C3%28'),
    refused('NUL in the path', 'GET', '/api/users/%00'),
  ];
}

const refused = (what: string, method: string, path: string): BadCase => ({
  what,
  method,
  path,
  code: 'VALIDATION_FAILED',
});

const missing = (what: string, method: string, path: string): BadCase => ({
  what,
  method,
  path,
  code: 'NOT_FOUND',
});
