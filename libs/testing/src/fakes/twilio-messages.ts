import { randomBytes } from 'node:crypto';
import { notFound, PHONE, TwilioRefusal } from './twilio-refusal.ts';

export interface FakeTwilioMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly at: Date;
}

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 1000;

/** The Message resource of one account. */
export class FakeMessages {
  readonly all: FakeTwilioMessage[] = [];
  readonly #accountSid: string;

  constructor(accountSid: string) {
    this.#accountSid = accountSid;
  }

  create(form: URLSearchParams) {
    const to = form.get('To') ?? '';
    const from = form.get('From') ?? form.get('MessagingServiceSid') ?? '';
    const body = form.get('Body') ?? '';
    if (!to) throw new TwilioRefusal(400, 21604, "A 'To' phone number is required.");
    if (!PHONE.test(to)) throw new TwilioRefusal(400, 21211, `Invalid 'To' Phone Number: ${to}`);
    if (!from) throw new TwilioRefusal(400, 21603, "A 'From' phone number is required.");
    if (!body) throw new TwilioRefusal(400, 21602, 'Message body is required.');
    const message = { sid: `SM${randomBytes(16).toString('hex')}`, to, from, body, at: new Date() };
    this.all.push(message);
    return this.#resource(message, 'queued');
  }

  fetch(sid: string) {
    const message = this.all.find((one) => one.sid === sid);
    if (!message) throw notFound(`Messages/${sid}`);
    return this.#resource(message, 'sent');
  }

  /** Newest first. The filters by date are inclusive and as coarse as a second, like the real ones. */
  list(url: URL) {
    const pageSize = Math.min(Number(url.searchParams.get('PageSize') ?? DEFAULT_PAGE), LARGEST_PAGE);
    const page = Number(url.searchParams.get('Page') ?? 0);
    const token = url.searchParams.get('PageToken');
    const matching = this.all.filter(matches(url.searchParams)).reverse();
    const start = token ? matching.findIndex(({ sid }) => `PA${sid}` === token) + 1 : page * pageSize;
    const shown = matching.slice(start, start + pageSize);
    const last = shown.at(-1);
    const uriOf = (changes: Record<string, string>) => {
      const query = new URLSearchParams(url.searchParams);
      for (const [name, value] of Object.entries({ PageSize: String(pageSize), ...changes }))
        query.set(name, value);
      return `${url.pathname}?${query.toString()}`;
    };
    const more = last !== undefined && start + shown.length < matching.length;
    return {
      messages: shown.map((message) => this.#resource(message, 'sent')),
      page,
      page_size: pageSize,
      start,
      end: Math.max(start + shown.length - 1, 0),
      uri: `${url.pathname}${url.search}`,
      first_page_uri: uriOf({ Page: '0' }),
      next_page_uri: more ? uriOf({ Page: String(page + 1), PageToken: `PA${last.sid}` }) : null,
      previous_page_uri: null,
    };
  }

  #resource(message: FakeTwilioMessage, status: 'queued' | 'sent') {
    const date = rfc2822(message.at);
    const uri = `/2010-04-01/Accounts/${this.#accountSid}/Messages/${message.sid}`;
    return {
      account_sid: this.#accountSid,
      api_version: '2010-04-01',
      body: message.body,
      date_created: date,
      date_sent: status === 'queued' ? null : date,
      date_updated: date,
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from: message.from.startsWith('MG') ? null : message.from,
      messaging_service_sid: message.from.startsWith('MG') ? message.from : null,
      num_media: '0',
      num_segments: '1',
      price: null,
      price_unit: null,
      sid: message.sid,
      status,
      subresource_uris: { media: `${uri}/Media.json` },
      to: message.to,
      uri: `${uri}.json`,
    };
  }
}

function matches(query: URLSearchParams): (message: FakeTwilioMessage) => boolean {
  const [to, from, on, before, after] = ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'].map((name) =>
    query.get(name),
  );
  return (message) => {
    const second = Math.floor(message.at.getTime() / 1000);
    return (
      (!to || message.to === to) &&
      (!from || message.from === from) &&
      (!on || message.at.toISOString().startsWith(on.slice(0, 10))) &&
      (!before || second <= secondOf(before)) &&
      (!after || second >= secondOf(after))
    );
  };
}

function secondOf(date: string): number {
  return Math.floor(Date.parse(date) / 1000);
}

function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
