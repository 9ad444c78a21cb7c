import { type ErrorCode, LIMITS } from '@parley/contracts';
import { type BadCase, raw } from './case.ts';

const ULID = '01JD3V6W7Y8Z9A0B1C2D3E4F5G';
const WRONG_IDS = [ULID.toLowerCase(), ULID.slice(1), `${ULID}0`, `8${ULID.slice(1)}`, 'me', '%00'];

/** Friend requests, friends and blocks. */
export function contactCases(): BadCase[] {
  return [...newInterestCases(), ...listCases(), ...idCases()];
}

function newInterestCases(): BadCase[] {
  const spoil = (field: string, ...values: readonly unknown[]): BadCase[] =>
    values.map((value) => ({
      what: `${field}: ${value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40)}`,
      method: 'POST',
      path: '/api/interests',
      body: raw(JSON.stringify({ userId: ULID, note: 'hello', [field]: value })),
      code: 'VALIDATION_FAILED',
      field,
    }));
  return [
    ...spoil('userId', undefined, null, 7, '', [ULID], { id: ULID }, ULID.toLowerCase(), `${ULID} `),
    ...spoil(
      'note',
      null,
      7,
      [],
      {},
      'a'.repeat(LIMITS.interestNote + 1),
      'half \ud83d',
      'nul \u0000',
      'turned \u202e',
    ),
    {
      ...answered('NOT_FOUND', 'somebody who is not there', 'POST', '/api/interests'),
      body: { userId: ULID },
    },
    {
      ...answered('VALIDATION_FAILED', 'a field that requests have not', 'POST', '/api/interests'),
      body: { userId: ULID, hidden: false },
    },
  ];
}

function listCases(): BadCase[] {
  const wrongBoxes = ['', '?box=', '?box=all', '?box=sent&box=received', '?box[]=sent', '?BOX=sent'];
  const wrongCursors = [
    ['interests?box=sent', '["a","b"]'],
    ['interests?box=received', '{"0":"a","length":1}'],
    ['friends?limit=5', '["a"]'],
    ['blocks?limit=5', '["a","b","c"]'],
  ].map(([list = '', cursor = '']): BadCase => ({
    ...answered(
      'VALIDATION_FAILED',
      'a cursor of another list',
      'GET',
      `/api/${list}&cursor=${Buffer.from(cursor).toString('base64url')}`,
    ),
    field: 'cursor',
  }));
  return [
    ...wrongBoxes.map((query) => answered('VALIDATION_FAILED', 'the box', 'GET', `/api/interests${query}`)),
    ...wrongCursors,
    ...['friends', 'blocks'].flatMap((list) =>
      ['limit=0', 'limit=101', 'limit=x', 'of=me'].map((query) =>
        answered('VALIDATION_FAILED', query, 'GET', `/api/${list}?${query}`),
      ),
    ),
  ];
}

function idCases(): BadCase[] {
  const routes = (id: string) =>
    [
      ['POST', `/api/interests/${id}/accept`],
      ['POST', `/api/interests/${id}/decline`],
      ['POST', `/api/interests/${id}/withdraw`],
      ['DELETE', `/api/friends/${id}`],
      ['PUT', `/api/blocks/${id}`],
      ['DELETE', `/api/blocks/${id}`],
    ] as const;
  return [
    ...WRONG_IDS.flatMap((id) =>
      routes(id).map(([method, path]) => answered('VALIDATION_FAILED', `the id ${id}`, method, path)),
    ),
    ...routes(ULID)
      // There is nobody to unblock, which is fine.
      .filter(([method, path]) => !(method === 'DELETE' && path.startsWith('/api/blocks')))
      .map(([method, path]) => answered('NOT_FOUND', 'what is not there', method, path)),
    answered(
      'METHOD_NOT_ALLOWED',
      'a method that is not taken here',
      'DELETE',
      `/api/interests/${ULID}/accept`,
    ),
    answered('METHOD_NOT_ALLOWED', 'a method that is not taken here', 'POST', '/api/friends'),
    answered('NOT_FOUND', 'an answer that requests do not take', 'POST', `/api/interests/${ULID}/ignore`),
  ];
}

const answered = (code: ErrorCode, what: string, method: string, path: string): BadCase => ({
  what,
  method,
  path,
  code,
});
