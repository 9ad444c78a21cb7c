/** What a provider of text messages or mails refused, or could not be asked. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** Not worth another attempt. */
  readonly permanent: boolean;

  constructor(message: string, options: { permanent: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.permanent = options.permanent;
  }
}
