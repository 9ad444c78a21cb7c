import {
  type AccountDeletion,
  DeletionScheduled,
  type EmailChange,
  GoogleLink,
  Me,
  OtpSent,
  type OtpVerification,
  type PasswordChange,
  type PhoneChange,
  type ProfileChange,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, type HttpRequest, Nothing } from '../http.ts';

/** The account of who is signed in. */
export class MeRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async get(options: CallOptions = {}): Promise<Me> {
    return await this.#learned({ ...options, method: 'GET', path: '/api/me', answer: Me });
  }

  async update(body: z.input<typeof ProfileChange>): Promise<Me> {
    return await this.#learned({ method: 'PATCH', path: '/api/me', body, answer: Me });
  }

  /** Ends every session. Signing in within the time of grace brings the account back. */
  async delete(body: z.input<typeof AccountDeletion> = {}): Promise<DeletionScheduled> {
    const scheduled = await this.#caller.signed({
      method: 'DELETE',
      path: '/api/me',
      body,
      answer: DeletionScheduled,
    });
    await this.#caller.session.end('asked');
    return scheduled;
  }

  /** A JPEG, PNG, WebP or GIF, of which a square from the middle is kept. */
  async setAvatar(picture: Blob): Promise<Me> {
    return await this.#learned({ method: 'PUT', path: '/api/me/avatar', body: picture, answer: Me });
  }

  async removeAvatar(): Promise<Me> {
    return await this.#learned({ method: 'DELETE', path: '/api/me/avatar', answer: Me });
  }

  async changePassword(body: z.input<typeof PasswordChange>): Promise<void> {
    await this.#caller.signed({ method: 'PUT', path: '/api/me/password', body, answer: Nothing });
  }

  /** Sends a code to the new number; `confirmPhone` shows it. */
  async changePhone(body: z.input<typeof PhoneChange>): Promise<OtpSent> {
    return await this.#caller.signed({ method: 'POST', path: '/api/me/phone', body, answer: OtpSent });
  }

  async confirmPhone(body: z.input<typeof OtpVerification>): Promise<Me> {
    return await this.#learned({ method: 'POST', path: '/api/me/phone/confirm', body, answer: Me });
  }

  async removePhone(): Promise<Me> {
    return await this.#learned({ method: 'DELETE', path: '/api/me/phone', answer: Me });
  }

  /** Mails a link to the new address; it counts once the link was opened. */
  async changeEmail(body: z.input<typeof EmailChange>): Promise<Me> {
    return await this.#learned({ method: 'POST', path: '/api/me/email', body, answer: Me });
  }

  async removeEmail(): Promise<Me> {
    return await this.#learned({ method: 'DELETE', path: '/api/me/email', answer: Me });
  }

  /** Where to send the browser to link a Google account. */
  async linkGoogle(): Promise<GoogleLink> {
    return await this.#caller.signed({ method: 'POST', path: '/api/me/google', answer: GoogleLink });
  }

  async unlinkGoogle(): Promise<Me> {
    return await this.#learned({ method: 'DELETE', path: '/api/me/google', answer: Me });
  }

  async #learned(request: HttpRequest<Me>): Promise<Me> {
    const me = await this.#caller.signed(request);
    this.#caller.session.learn(me);
    return me;
  }
}
