export interface MailMessage {
  /** The job's id; becomes the Message-ID, so that a mail sent twice can be recognised. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text; the HTML part is made from it. */
  readonly text: string;
  /** The one link that the mail is about, if any: a button in the HTML part. */
  readonly action?: { readonly label: string; readonly url: string };
}

/** Sends e-mail. `send` resolves when the server has accepted the mail; rejects with a `DeliveryError` otherwise. */
export abstract class Mail {
  abstract send(message: MailMessage): Promise<void>;
}
