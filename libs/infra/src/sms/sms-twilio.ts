import { Sms, type SmsMessage } from './sms.ts';
import { deliveryError, twilioClient, type TwilioAccount } from './twilio-client.ts';

export interface SmsTwilioOptions extends TwilioAccount {
  /** A number, or a messaging service `MG…`. */
  readonly from: string;
}

/** Clocks differ, and Twilio's dates are as coarse as a second. */
const CLOCK_SLACK_MS = 60_000;
const NEWEST = 50;

/** Twilio's Programmable Messaging. */
export class SmsTwilio extends Sms {
  readonly #client: ReturnType<typeof twilioClient>;
  readonly #sender: { readonly from: string } | { readonly messagingServiceSid: string };

  constructor(options: SmsTwilioOptions) {
    super();
    this.#client = twilioClient(options);
    this.#sender = options.from.startsWith('MG')
      ? { messagingServiceSid: options.from }
      : { from: options.from };
  }

  async send({ to, text }: SmsMessage): Promise<void> {
    try {
      await this.#client.messages.create({ ...this.#sender, to, body: text });
    } catch (error) {
      throw deliveryError(error);
    }
  }

  /**
   * Messages have no key of ours at Twilio, so this one is known by its text. Not filtered by the date of sending, which
   * a message that Twilio has accepted and not yet sent lacks. Trial accounts put a line of Twilio's before the text.
   */
  async wasAccepted({ to, text, orderedAt }: SmsMessage): Promise<boolean> {
    const since = orderedAt.getTime() - CLOCK_SLACK_MS;
    try {
      const messages = await this.#client.messages.list({ to, limit: NEWEST });
      return messages.some(({ body, dateCreated }) => body.endsWith(text) && dateCreated.getTime() >= since);
    } catch (error) {
      throw deliveryError(error);
    }
  }
}
