import { ErrorBody, MessageAccepted } from '@parley/contracts';
import { type Person } from '../../e2e/chat.ts';
import { type Outcome, type Send } from './evidence.ts';

/** Nobody waits longer for an answer; what happens after is not known. */
export const ANSWER_WITHIN_MS = 8_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Null where no answer came. */
export async function request(
  address: string,
  { accessToken }: Person,
  route: string,
  body?: object,
): Promise<Answer | null> {
  const [method = '', path = ''] = route.split(' ');
  try {
    const response = await fetch(new URL(path, address), {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch {
    // Fetch tells of a broken connection in many ways, none of which says what became of the request.
    return null;
  }
}

export async function sendByHttp(address: string, person: Person, send: Send): Promise<Outcome> {
  const { conversationId, clientId, text } = send;
  const answer = await request(address, person, `POST /api/conversations/${conversationId}/messages`, {
    clientId,
    text,
  });
  if (!answer) return { kind: 'unknown', code: 'NETWORK' };
  if (answer.status < 300) return { kind: 'ok', seq: MessageAccepted.parse(answer.body).seq };
  const refusal = ErrorBody.safeParse(answer.body);
  const code = refusal.success ? refusal.data.error.code : `HTTP ${answer.status}`;
  return { kind: answer.status < 500 ? 'failed' : 'unknown', code };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
