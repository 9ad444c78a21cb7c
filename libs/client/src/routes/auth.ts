import {
  type ExchangeRequest,
  type GoogleStart,
  type LinkToken,
  OtpSent,
  type OtpRequest,
  type OtpVerification,
  type PasswordForgotten,
  type PasswordLogin,
  type PasswordReset,
  type Registration,
  SessionList,
  type Tokens,
} from '@parley/contracts';
import { type z } from 'zod';
import { type Caller } from '../caller.ts';
import { type CallOptions, Nothing } from '../http.ts';
import { ParleyError } from '../parley-error.ts';

/** Signing in and out. Whatever answers Tokens also begins the client's session. */
export class AuthRoutes {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async requestCode(body: z.input<typeof OtpRequest>): Promise<OtpSent> {
    return await this.#caller.open({
      method: 'POST',
      path: '/api/auth/otp/request',
      body,
      answer: OtpSent,
    });
  }

  async verifyCode(body: z.input<typeof OtpVerification>): Promise<Tokens> {
    return await this.#caller.signIn('/api/auth/otp/verify', body);
  }

  async register(body: z.input<typeof Registration>): Promise<Tokens> {
    return await this.#caller.signIn('/api/auth/register', body);
  }

  async login(body: z.input<typeof PasswordLogin>): Promise<Tokens> {
    return await this.#caller.signIn('/api/auth/login', body);
  }

  /** Where to send the browser to sign in with Google; it comes back with a code for `exchange`. */
  googleUrl(query: GoogleStart = {}): string {
    return this.#caller.http.url('/api/auth/google', { challenge: query.challenge, link: query.link });
  }

  async exchange(body: z.input<typeof ExchangeRequest>): Promise<Tokens> {
    return await this.#caller.signIn('/api/auth/exchange', body);
  }

  /**
   * Ends the session here and at the server. Where the server cannot be reached the session stays, since its refresh
   * token would still be good.
   */
  async logout(): Promise<void> {
    const { session, http } = this.#caller;
    const body = await session.refreshBody();
    try {
      await http.send({
        method: 'POST',
        path: '/api/auth/logout',
        body,
        headers: session.deliveryHeaders,
        answer: Nothing,
      });
    } catch (error) {
      const overAnyway = error instanceof ParleyError && error.status === 401;
      if (!overAnyway) throw error;
    }
    await session.end('asked');
  }

  async sessions(options: CallOptions = {}): Promise<SessionList> {
    return await this.#caller.signed({
      ...options,
      method: 'GET',
      path: '/api/auth/sessions',
      answer: SessionList,
    });
  }

  async endSession(id: string): Promise<void> {
    await this.#caller.signed({
      method: 'DELETE',
      path: `/api/auth/sessions/${encodeURIComponent(id)}`,
      answer: Nothing,
    });
  }

  async endOtherSessions(): Promise<void> {
    await this.#caller.signed({ method: 'DELETE', path: '/api/auth/sessions', answer: Nothing });
  }

  async confirmEmail(body: z.input<typeof LinkToken>): Promise<void> {
    await this.#caller.open({ method: 'POST', path: '/api/auth/email/confirm', body, answer: Nothing });
  }

  /** The answer is the same whether the address is known or not. */
  async forgotPassword(body: z.input<typeof PasswordForgotten>): Promise<void> {
    await this.#caller.open({ method: 'POST', path: '/api/auth/password/forgot', body, answer: Nothing });
  }

  /** Ends every session of the account. */
  async resetPassword(body: z.input<typeof PasswordReset>): Promise<void> {
    await this.#caller.open({ method: 'POST', path: '/api/auth/password/reset', body, answer: Nothing });
  }
}
