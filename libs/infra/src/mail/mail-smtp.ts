import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import { z } from 'zod';
import { DeliveryError } from '../delivery-error.ts';
import { htmlOf } from './mail-html.ts';
import { plainText } from './mail-text.ts';
import { Mail, type MailMessage } from './mail.ts';

export interface MailSmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** `Name <address>`, or the address alone. */
  readonly from: string;
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Any mail server that speaks SMTP. */
export class MailSmtp extends Mail {
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #from: string;
  readonly #host: string;

  constructor({ url, from }: MailSmtpOptions) {
    super();
    this.#transport = createTransport({ url, ...TIMEOUTS });
    this.#from = from;
    this.#host = hostOf(from);
  }

  async send(message: MailMessage): Promise<void> {
    try {
      await this.#transport.sendMail({
        messageId: `<${message.id}@${this.#host}>`,
        from: this.#from,
        to: message.to,
        subject: message.subject,
        text: plainText(message),
        html: htmlOf(message),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw deliveryError(error);
    }
  }
}

function hostOf(from: string): string {
  const address = addressparser(from, { flatten: true })[0]?.address ?? '';
  const host = address.slice(address.lastIndexOf('@') + 1);
  if (!address.includes('@') || !host) throw new Error(`MAIL_FROM: "${from}" has no address.`);
  return host;
}

const Failure = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/** An envelope that nodemailer itself refuses, before any server has answered, is wrong for good. */
const BAD_ENVELOPE = 'EENVELOPE';

/** The server's own wording is left out: it contains the address, which must not get into logs. */
function deliveryError(error: unknown): DeliveryError {
  const { code = 'unknown', responseCode } = Failure.safeParse(error).data ?? {};
  if (responseCode === undefined) {
    return new DeliveryError(`The mail could not be handed over: ${code}.`, {
      permanent: code === BAD_ENVELOPE,
    });
  }
  return new DeliveryError(`The mail server refused with ${responseCode} (${code}).`, {
    permanent: responseCode >= 500,
  });
}
