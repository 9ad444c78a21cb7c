import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson, serveHttp, type FakeRequest } from './http-server.ts';

export interface GooglePerson {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly picture?: string;
}

export interface FakeGoogleOptions {
  /** Shows a page with a "Continue as …" button instead of going back at once. */
  readonly interactive?: boolean;
}

export interface FakeGoogle {
  /** For GOOGLE_BASE_URL. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who sits at the browser. */
  readonly person: GooglePerson;
  become(person: GooglePerson): void;
  /** The person refuses the next time. */
  denyNext(): void;
  stop(): Promise<void>;
}

interface Grant {
  readonly person: GooglePerson;
  readonly redirectUri: string;
  readonly challenge: string | null;
}

const CLIENT_ID = 'google-client-for-tests.apps.googleusercontent.com';
const CLIENT_SECRET = 'google-secret-for-tests';

/** Google's sign-in for web servers: the authorization page, the token and the userinfo endpoint. */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const grants = new Map<string, Grant>();
  const people = new Map<string, GooglePerson>();
  let denies = false;
  let person: GooglePerson = {
    sub: '110000000000000000001',
    email: 'grace.hopper@gmail.example',
    email_verified: true,
    name: 'Grace Hopper',
  };

  /** The browser comes here, and goes back to where it came from with a code or an error. */
  const authorize = ({ url }: FakeRequest, response: ServerResponse) => {
    const query = url.searchParams;
    const redirectUri = query.get('redirect_uri');
    if (query.get('client_id') !== CLIENT_ID || query.get('response_type') !== 'code' || !redirectUri) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Error 400: invalid_request');
      return;
    }
    if (options.interactive && !query.has('answer')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(askPage(person, query));
      return;
    }
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    if (denies || query.get('answer') === 'no') {
      back.searchParams.set('error', 'access_denied');
    } else {
      const code = `4/${randomBytes(24).toString('base64url')}`;
      grants.set(code, { person, redirectUri, challenge: query.get('code_challenge') });
      back.searchParams.set('code', code);
      back.searchParams.set('scope', query.get('scope') ?? '');
    }
    denies = false;
    response.writeHead(302, { location: back.href }).end();
  };

  const exchange = ({ form }: FakeRequest, response: ServerResponse) => {
    if (form.get('client_id') !== CLIENT_ID || form.get('client_secret') !== CLIENT_SECRET) {
      sendJson(response, 401, {
        error: 'invalid_client',
        error_description: 'The OAuth client was not found.',
      });
      return;
    }
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const sound =
      form.get('grant_type') === 'authorization_code' &&
      grant !== undefined &&
      grant.redirectUri === form.get('redirect_uri') &&
      (grant.challenge === null || grant.challenge === challengeOf(form.get('code_verifier') ?? ''));
    if (!sound) {
      sendJson(response, 400, { error: 'invalid_grant', error_description: 'Bad Request' });
      return;
    }
    const accessToken = `ya29.${randomBytes(24).toString('base64url')}`;
    people.set(accessToken, grant.person);
    sendJson(response, 200, {
      access_token: accessToken,
      expires_in: 3599,
      scope:
        'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',
      token_type: 'Bearer',
    });
  };

  const tellWho = ({ url, headers }: FakeRequest, response: ServerResponse) => {
    const token =
      url.searchParams.get('access_token') ?? headers.authorization?.match(/^Bearer (\S+)$/)?.[1] ?? '';
    const known = people.get(token);
    if (known) sendJson(response, 200, known);
    else sendJson(response, 401, { error: 'invalid_request', error_description: 'Invalid Credentials' });
  };

  const routes = new Map([
    ['GET /o/oauth2/v2/auth', authorize],
    ['POST /oauth2/v4/token', exchange],
    ['GET /oauth2/v3/userinfo', tellWho],
  ]);
  const server = await serveHttp((request, response) => {
    const handle = routes.get(`${request.method} ${request.url.pathname}`);
    if (handle) handle(request, response);
    else sendJson(response, 404, { error: 'not_found' });
  });

  return {
    url: server.url,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    get person() {
      return person;
    },
    become: (other) => {
      person = other;
    },
    denyNext: () => {
      denies = true;
    },
    stop: server.stop,
  };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function askPage(person: GooglePerson, query: URLSearchParams): string {
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sign in with Google</title>
<form>
${fields.join('\n')}
<button name="answer" value="yes">Continue as ${escape(person.name)}</button>
<button name="answer" value="no">Cancel</button>
</form>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
