import { randomBytes, randomInt } from 'node:crypto';
import { notFound, PHONE, TwilioRefusal } from './twilio-refusal.ts';

export interface FakeTwilioVerification {
  readonly sid: string;
  readonly to: string;
  readonly code: string;
  readonly status: 'pending' | 'approved' | 'max_attempts_reached';
  readonly at: Date;
  /** How often the code was sent. */
  readonly sends: number;
}

interface Verification extends FakeTwilioVerification {
  status: FakeTwilioVerification['status'];
  sends: number;
  checks: number;
}

const MOST_SENDS = 5;
const MOST_CHECKS = 5;

/** The Verification resource of one service. While one is pending, ordering another for the same number sends its code again. */
export class FakeVerifications {
  readonly all: Verification[] = [];
  readonly #accountSid: string;
  readonly #serviceSid: string;

  constructor(accountSid: string, serviceSid: string) {
    this.#accountSid = accountSid;
    this.#serviceSid = serviceSid;
  }

  create(form: URLSearchParams) {
    const to = form.get('To') ?? '';
    if (!PHONE.test(to)) throw new TwilioRefusal(400, 60200, `Invalid parameter \`To\`: ${to}`);
    if (form.get('Channel') !== 'sms') throw new TwilioRefusal(400, 60200, 'Invalid parameter `Channel`');
    const pending = this.#pending(to);
    if (pending) {
      if (pending.sends >= MOST_SENDS) throw new TwilioRefusal(429, 60203, 'Max send attempts reached');
      pending.sends += 1;
      return this.#resource(pending);
    }
    const verification: Verification = {
      sid: `VE${randomBytes(16).toString('hex')}`,
      to,
      code: String(randomInt(1_000_000)).padStart(6, '0'),
      status: 'pending',
      at: new Date(),
      sends: 1,
      checks: 0,
    };
    this.all.push(verification);
    return this.#resource(verification);
  }

  /** By its sid whatever became of it; by the phone number while it is pending. */
  fetch(sidOrPhone: string) {
    const found = this.all.find(({ sid }) => sid === sidOrPhone) ?? this.#pending(sidOrPhone);
    if (!found) throw notFound(`Verifications/${sidOrPhone}`);
    return this.#resource(found);
  }

  check(form: URLSearchParams) {
    const to = form.get('To');
    const sid = form.get('VerificationSid');
    const found = this.all.findLast((one) => one.sid === sid || one.to === to);
    if (!found || found.status === 'approved') throw notFound('VerificationCheck');
    if (found.checks >= MOST_CHECKS) {
      found.status = 'max_attempts_reached';
      throw new TwilioRefusal(429, 60202, 'Max check attempts reached');
    }
    found.checks += 1;
    if (form.get('Code') === found.code) found.status = 'approved';
    return this.#resource(found);
  }

  #pending(to: string): Verification | undefined {
    return this.all.find((one) => one.to === to && one.status === 'pending');
  }

  #resource(verification: Verification) {
    const date = verification.at.toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      sid: verification.sid,
      service_sid: this.#serviceSid,
      account_sid: this.#accountSid,
      to: verification.to,
      channel: 'sms',
      status: verification.status,
      valid: verification.status === 'approved',
      lookup: {},
      amount: null,
      payee: null,
      send_code_attempts: Array.from({ length: verification.sends }, () => ({ time: date, channel: 'SMS' })),
      date_created: date,
      date_updated: date,
      sna: null,
      url: `https://verify.twilio.com/v2/Services/${this.#serviceSid}/Verifications/${verification.sid}`,
    };
  }
}
