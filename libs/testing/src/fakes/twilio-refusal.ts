/** An answer with one of Twilio's error codes. */
export class TwilioRefusal extends Error {
  override readonly name = 'TwilioRefusal';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function notFound(what: string): TwilioRefusal {
  return new TwilioRefusal(404, 20404, `The requested resource ${what} was not found`);
}

export const PHONE = /^\+[1-9]\d{6,14}$/;
