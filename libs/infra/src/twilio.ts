/** A way in of its own, since the Twilio library is slow to load: only those pay who use it. */
export { SmsTwilio, type SmsTwilioOptions } from './sms/sms-twilio.ts';
export { VerifierTwilio, type VerifierTwilioOptions } from './sms/verifier-twilio.ts';
