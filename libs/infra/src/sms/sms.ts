export interface SmsMessage {
  /** The job's id: the same for every attempt at sending this message. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** When the message was ordered. */
  readonly orderedAt: Date;
}

/**
 * Sends text messages.
 *
 * - `send` resolves when the provider has accepted the message. It may have been accepted although `send` rejected or the
 *   process died: ask `wasAccepted` before trying again.
 * - A rejection is a `DeliveryError`; one that is `permanent` (a number that cannot receive, a wrong account) is not worth another attempt.
 */
export abstract class Sms {
  abstract send(message: SmsMessage): Promise<void>;
  abstract wasAccepted(message: SmsMessage): Promise<boolean>;
}

/**
 * A provider that makes, sends and checks the codes itself (Twilio Verify). Our own limits and the binding of a code to
 * its request still apply around it.
 */
export abstract class PhoneVerifier {
  /** Orders a code. The same rules as for `Sms.send`. */
  abstract start(request: { id: string; to: string; orderedAt: Date; locale: string }): Promise<void>;
  abstract wasStarted(request: { id: string; to: string; orderedAt: Date }): Promise<boolean>;
  /** True at most once for one code. */
  abstract check(to: string, code: string): Promise<boolean>;
}
