import twilio from 'twilio';
import { z } from 'zod';
import { DeliveryError } from '../delivery-error.ts';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Where calls go instead of Twilio's hosts; empty for Twilio's own. */
  readonly baseUrl?: string;
}

const TIMEOUT_MS = 10_000;

export function twilioClient({ accountSid, authToken, baseUrl }: TwilioAccount) {
  const httpClient = new twilio.RequestClient({ timeout: TIMEOUT_MS });
  if (baseUrl) {
    httpClient.axios.interceptors.request.use((request) => {
      if (request.url) request.url = redirected(request.url, baseUrl);
      return request;
    });
  }
  return twilio(accountSid, authToken, { httpClient });
}

/** Twilio's products have hosts of their own but no path in common, so one other address can stand for them all. */
function redirected(url: string, baseUrl: string): string {
  const { pathname, search } = new URL(url);
  return baseUrl.replace(/\/+$/, '') + pathname + search;
}

export const NOT_FOUND = 404;
/** https://www.twilio.com/docs/api/errors/60202: the code was guessed at too often and is not good any more. */
export const MAX_CHECKS_REACHED = 60202;

const Refusal = z.object({ status: z.number(), code: z.number().optional() });
export type Refusal = z.infer<typeof Refusal>;

/** What Twilio answered, if it was Twilio that failed the call and not the network. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error ? Refusal.safeParse(error).data : undefined;
}

/** Refused with a client error, and yet worth another attempt: too many at once, or a queue of Twilio's is full. */
const TEMPORARY_STATUSES = [408, 425, 429];
const TEMPORARY_CODES = [14107, 20429, 21611, 30001, 60212, 63018];
/** Too many for this number: the wait is longer than that of any job. */
const MAX_SENDS_REACHED = 60203;

/** Twilio's own wording is left out: it contains the phone number, which must not get into logs. */
export function deliveryError(error: unknown): DeliveryError {
  const refusal = refusalOf(error);
  if (!refusal)
    return new DeliveryError(`Twilio could not be reached: ${networkCodeOf(error)}.`, { permanent: false });
  const { status, code = 0 } = refusal;
  const temporary = status >= 500 || TEMPORARY_STATUSES.includes(status) || TEMPORARY_CODES.includes(code);
  return new DeliveryError(`Twilio refused with HTTP ${status}, code ${code}.`, {
    permanent: !temporary || code === MAX_SENDS_REACHED,
  });
}

function networkCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
