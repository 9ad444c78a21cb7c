import type { ServerResponse } from 'node:http';
import { basicAuth, sendJson, serveHttp, type FakeRequest } from './http-server.ts';
import { FakeMessages, type FakeTwilioMessage } from './twilio-messages.ts';
import { notFound, TwilioRefusal } from './twilio-refusal.ts';
import { FakeVerifications, type FakeTwilioVerification } from './twilio-verifications.ts';

/** What the fake accepts; to be given as the settings of the same names. */
export const TWILIO_ACCOUNT = {
  accountSid: `AC${'a'.repeat(32)}`,
  authToken: 'twilio-token-for-tests',
  from: '+15005550006',
  verifyServiceSid: `VA${'b'.repeat(32)}`,
} as const;

export interface FakeTwilio {
  /** For TWILIO_BASE_URL: api.twilio.com and verify.twilio.com in one. */
  readonly url: string;
  /** All that was accepted, oldest first. */
  readonly messages: readonly FakeTwilioMessage[];
  readonly verifications: readonly FakeTwilioVerification[];
  /** Refuses the next order of a message or a verification, which is then not recorded. */
  failNext(status: number, twilioErrorCode: number): void;
  /** Records the next order of a message or a verification, and never answers it. */
  acceptThenHang(): void;
  stop(): Promise<void>;
}

/** Twilio's Messaging and Verify, as far as ordering, listing and checking go. */
export async function startFakeTwilio(): Promise<FakeTwilio> {
  const messages = new FakeMessages(TWILIO_ACCOUNT.accountSid);
  const verifications = new FakeVerifications(TWILIO_ACCOUNT.accountSid, TWILIO_ACCOUNT.verifyServiceSid);
  let nextOrder: (() => TwilioRefusal | 'hang') | undefined;

  const order = (response: ServerResponse, accept: () => unknown) => {
    const instead = nextOrder?.();
    nextOrder = undefined;
    if (instead instanceof TwilioRefusal) throw instead;
    const accepted = accept();
    if (instead !== 'hang') sendJson(response, 201, accepted);
  };

  const accountPath = `/2010-04-01/Accounts/${TWILIO_ACCOUNT.accountSid}`;
  const servicePath = `/v2/Services/${TWILIO_ACCOUNT.verifyServiceSid}`;
  const routes: [
    method: string,
    path: RegExp,
    handle: (request: FakeRequest, response: ServerResponse, part: string) => void,
  ][] = [
    [
      'POST',
      pathOf(`${accountPath}/Messages.json`),
      ({ form }, response) => order(response, () => messages.create(form)),
    ],
    [
      'GET',
      pathOf(`${accountPath}/Messages.json`),
      ({ url }, response) => sendJson(response, 200, messages.list(url)),
    ],
    [
      'GET',
      pathOf(`${accountPath}/Messages/(SM\\w+).json`),
      (_, response, sid) => sendJson(response, 200, messages.fetch(sid)),
    ],
    [
      'POST',
      pathOf(`${servicePath}/Verifications`),
      ({ form }, response) => order(response, () => verifications.create(form)),
    ],
    [
      'GET',
      pathOf(`${servicePath}/Verifications/([^/]+)`),
      (_, response, sidOrPhone) => sendJson(response, 200, verifications.fetch(sidOrPhone)),
    ],
    [
      'POST',
      pathOf(`${servicePath}/VerificationCheck`),
      ({ form }, response) => sendJson(response, 201, verifications.check(form)),
    ],
  ];

  const server = await serveHttp((request, response) => {
    try {
      const given = basicAuth(request.headers);
      if (given?.user !== TWILIO_ACCOUNT.accountSid || given.password !== TWILIO_ACCOUNT.authToken) {
        throw new TwilioRefusal(401, 20003, 'Authenticate');
      }
      for (const [method, path, handle] of routes) {
        const match = path.exec(request.url.pathname);
        if (match && method === request.method) {
          handle(request, response, decodeURIComponent(match[1] ?? ''));
          return;
        }
      }
      throw notFound(request.url.pathname);
    } catch (error) {
      if (!(error instanceof TwilioRefusal)) throw error;
      sendJson(response, error.status, {
        code: error.code,
        message: error.message,
        more_info: `https://www.twilio.com/docs/errors/${error.code}`,
        status: error.status,
      });
    }
  });

  return {
    url: server.url,
    messages: messages.all,
    verifications: verifications.all,
    failNext: (status, code) => {
      nextOrder = () => new TwilioRefusal(status, code, `Refused with ${code}`);
    },
    acceptThenHang: () => {
      nextOrder = () => 'hang';
    },
    stop: server.stop,
  };
}

function pathOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.')}$`);
}
