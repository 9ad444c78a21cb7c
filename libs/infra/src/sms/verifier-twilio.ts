import { z } from 'zod';
import { PhoneVerifier } from './sms.ts';
import {
  MAX_CHECKS_REACHED,
  NOT_FOUND,
  deliveryError,
  refusalOf,
  twilioClient,
  type TwilioAccount,
} from './twilio-client.ts';

export interface VerifierTwilioOptions extends TwilioAccount {
  readonly verifyServiceSid: string;
}

/** Clocks differ, and Twilio's dates are as coarse as a second; shorter than the shortest wait between two codes. */
const CLOCK_SLACK_MS = 5000;

/** https://www.twilio.com/docs/verify/supported-languages: any other is refused. */
const LANGUAGES = new Set(
  (
    'af ar ca cs da de el en en-GB es et fi fr he hi hr hu id it ja kn ko lt lv mr ms nb nl pl pt pt-BR ro ru sk sr sv te th tl tr uk vi ' +
    'zh zh-CN zh-HK'
  ).split(' '),
);

const SendAttempts = z
  .array(z.object({ time: z.coerce.date() }))
  .nullish()
  .transform((attempts) => attempts ?? []);

/** Twilio Verify. */
export class VerifierTwilio extends PhoneVerifier {
  readonly #service: ReturnType<ReturnType<typeof twilioClient>['verify']['v2']['services']>;

  constructor(options: VerifierTwilioOptions) {
    super();
    this.#service = twilioClient(options).verify.v2.services(options.verifyServiceSid);
  }

  async start({ to, locale }: { id: string; to: string; orderedAt: Date; locale: string }): Promise<void> {
    const language = languageOf(locale);
    try {
      await this.#service.verifications.create({
        to,
        channel: 'sms',
        ...(language ? { locale: language } : {}),
      });
    } catch (error) {
      throw deliveryError(error);
    }
  }

  /** A verification that is still open is sent again under its old id: what counts is when it was last sent. */
  async wasStarted({ to, orderedAt }: { id: string; to: string; orderedAt: Date }): Promise<boolean> {
    const since = orderedAt.getTime() - CLOCK_SLACK_MS;
    try {
      const { dateCreated, sendCodeAttempts } = await this.#service.verifications(to).fetch();
      const sent = [dateCreated, ...SendAttempts.parse(sendCodeAttempts).map(({ time }) => time)];
      return sent.some((time) => time.getTime() >= since);
    } catch (error) {
      if (refusalOf(error)?.status === NOT_FOUND) return false;
      throw deliveryError(error);
    }
  }

  async check(to: string, code: string): Promise<boolean> {
    try {
      const { status } = await this.#service.verificationChecks.create({ to, code });
      return status === 'approved';
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.status === NOT_FOUND || refusal?.code === MAX_CHECKS_REACHED) return false;
      throw deliveryError(error);
    }
  }
}

function languageOf(locale: string): string | undefined {
  return [locale, new Intl.Locale(locale).language].find((tag) => LANGUAGES.has(tag));
}
