import { LIMITS } from '@parley/contracts';
import { type BadCase, raw } from './case.ts';

const NAME = '9f86d081884c7d659a2feaa0c55ad015';

/** Pictures that are sent, pictures that are asked for, and links to be previewed. */
export function pictureCases(picture: Uint8Array): BadCase[] {
  return [...sentCases(picture), ...askedCases(), ...linkCases()];
}

function sentCases(picture: Uint8Array): BadCase[] {
  const send = (what: string, body: unknown, type: string, code: BadCase['code']): BadCase => ({
    what,
    method: 'PUT',
    path: '/api/me/avatar',
    body,
    headers: { 'content-type': type },
    code,
  });
  const drawing = raw('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  return [
    { what: 'no body', method: 'PUT', path: '/api/me/avatar', code: 'PICTURE_INVALID' },
    send('an empty picture', new Uint8Array(), 'image/png', 'PICTURE_INVALID'),
    send('text', raw('hello'), 'image/png', 'PICTURE_INVALID'),
    send('a page', raw('<!doctype html><script>alert(1)</script>'), 'image/jpeg', 'PICTURE_INVALID'),
    send('a drawing under another name', drawing, 'image/png', 'PICTURE_INVALID'),
    send('a drawing', drawing, 'image/svg+xml', 'UNSUPPORTED_MEDIA_TYPE'),
    send('half a picture', picture.subarray(0, picture.length / 2), 'image/png', 'PICTURE_INVALID'),
    send('a picture as JSON', { picture: 'x' }, 'application/json', 'UNSUPPORTED_MEDIA_TYPE'),
    send('a picture as a form', raw('--x'), 'multipart/form-data; boundary=x', 'UNSUPPORTED_MEDIA_TYPE'),
    send('a picture as anything', picture, 'image/*', 'UNSUPPORTED_MEDIA_TYPE'),
    send(
      'a picture that is too large',
      new Uint8Array(LIMITS.pictureBytes + 1),
      'image/png',
      'BODY_TOO_LARGE',
    ),
    {
      ...send('a packed picture', picture, 'image/png', 'UNSUPPORTED_MEDIA_TYPE'),
      headers: { 'content-type': 'image/png', 'content-encoding': 'gzip' },
    },
  ];
}

function askedCases(): BadCase[] {
  const wrong = [
    'x',
    NAME.slice(1),
    `${NAME}0`,
    NAME.toUpperCase(),
    `${NAME}.webp`,
    '..%5C..%5Csecrets.json',
    '%00',
  ];
  const folders = ['/api/avatars', '/api/links/images'];
  return [
    ...folders.flatMap((folder) => [
      ...wrong.map((name) => asked(`the name ${name}`, `${folder}/${name}`, 'VALIDATION_FAILED')),
      asked('a name that nobody has', `${folder}/${NAME}`, 'NOT_FOUND'),
      asked('no name', `${folder}/`, 'NOT_FOUND'),
    ]),
    ...['95', '', '96x', '96&size=384'].map((size) =>
      asked(`the size ${size}`, `/api/avatars/${NAME}?size=${size}`, 'VALIDATION_FAILED'),
    ),
    asked('an unknown parameter', `/api/avatars/${NAME}?w=1`, 'VALIDATION_FAILED'),
  ];
}

function linkCases(): BadCase[] {
  const wrong = [
    '',
    'none',
    '//example.org',
    'http://',
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    'javascript:alert(1)',
    'data:text/html,x',
    `https://example.org/${'x'.repeat(LIMITS.url)}`,
  ];
  const preview = (what: string, query: string): BadCase => ({
    ...asked(what, `/api/links/preview?${query}`, 'VALIDATION_FAILED'),
    field: 'url',
  });
  return [
    preview('no address', ''),
    preview('two addresses', 'url=https://a.example&url=https://b.example'),
    ...wrong.map((url) => preview(`the address ${url.slice(0, 40)}`, `url=${encodeURIComponent(url)}`)),
  ];
}

const asked = (what: string, path: string, code: BadCase['code']): BadCase => ({
  what,
  method: 'GET',
  path,
  code,
});
