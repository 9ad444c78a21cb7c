import { LIMITS } from '@parley/contracts';
import { type BadCase, raw } from './case.ts';
import { routesWithBody } from './routes-with-body.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What no route takes, whatever it is for. */
export function bodyCases(name: string, phone: string): BadCase[] {
  return routesWithBody(name, phone).flatMap(({ method, path, body }) => {
    const text = JSON.stringify(body);
    const inside = text === '{}' ? '' : `,${text.slice(1, -1)}`;
    const route = { method, path };
    return [
      { ...route, what: 'half a body', body: raw('{"a":"b'), code: 'MALFORMED_BODY' },
      { ...route, what: 'a body that is a bare text', body: raw('"text"'), code: 'MALFORMED_BODY' },
      { ...route, what: 'NaN', body: raw(`{"n":NaN${inside}}`), code: 'MALFORMED_BODY' },
      {
        ...route,
        what: 'bytes that are no UTF-8',
        body: new Uint8Array([...raw('{"a":"'), 0xc3, 0x28, ...raw(`"${inside}}`)]),
        code: 'MALFORMED_BODY',
      },
      { ...route, what: 'an array for an object', body: [body], code: 'VALIDATION_FAILED' },
      { ...route, what: 'an unknown field', body: { ...body, admin: true }, code: 'VALIDATION_FAILED' },
      {
        ...route,
        what: 'a __proto__ key',
        body: raw(`{"__proto__":{"role":"admin"}${inside}}`),
        code: 'VALIDATION_FAILED',
      },
      {
        ...route,
        what: 'a constructor key',
        body: raw(`{"constructor":{"prototype":{"role":"admin"}}${inside}}`),
        code: 'VALIDATION_FAILED',
      },
      {
        ...route,
        what: 'a lone surrogate',
        body: raw(`{"note":"\\ud83d"${inside}}`),
        code: 'VALIDATION_FAILED',
        field: 'note',
      },
      {
        ...route,
        what: 'a body far too deep',
        body: raw(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}${inside}}`),
        code: 'VALIDATION_FAILED',
      },
      {
        ...route,
        what: 'a body that is too large',
        body: { ...body, note: 'x'.repeat(LIMITS.httpBodyBytes) },
        code: 'BODY_TOO_LARGE',
      },
      {
        ...route,
        what: 'a form',
        body: raw('phone=%2B14155550100'),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        code: 'UNSUPPORTED_MEDIA_TYPE',
      },
      {
        ...route,
        what: 'another charset',
        body: raw(text),
        headers: { 'content-type': 'application/json; charset=utf-16le' },
        code: 'UNSUPPORTED_MEDIA_TYPE',
      },
      {
        ...route,
        what: 'a packing that is none',
        body: raw(text),
        headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
        code: 'MALFORMED_BODY',
      },
    ] satisfies BadCase[];
  });
}
