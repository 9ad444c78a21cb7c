import { Injectable, Logger } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError, Email, type ErrorCode, type GoogleLink, type GoogleStart } from '@parley/contracts';
import { GoogleAccounts, type GoogleProfile, type Principal } from '@parley/domain';
import { inTime } from '@parley/edge';
import { type Handler, type NextFunction, type Request, type Response } from 'express';
import passport, { type AuthenticateCallback } from 'passport';
import { type AuthenticateOptionsGoogle } from 'passport-google-oauth20';
import { z } from 'zod';
import { GoogleJourney } from './google-journey.ts';

const PATIENCE_MS = 15_000;
const LONGEST_SUBJECT = 255;

const Answer = z.object({
  state: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional(),
});
const Profile = z.object({
  _json: z.object({
    sub: z.string().min(1).max(LONGEST_SUBJECT),
    email: z.unknown(),
    email_verified: z.unknown(),
    name: z.string().catch(''),
  }),
});

/**
 * Sends browsers to Google and takes them back. Passport is asked directly rather than by Nest's guard, which runs before
 * anything is validated and never returns after a redirect.
 */
@Injectable()
export class GoogleSignIn {
  private readonly logger = new Logger('Google');

  constructor(
    private readonly config: Config,
    private readonly journey: GoogleJourney,
    private readonly accounts: GoogleAccounts,
  ) {}

  async linkFor(principal: Principal): Promise<GoogleLink> {
    this.refuseUnlessEnabled();
    const ticket = await this.accounts.startLink(principal);
    return { url: `${this.config.settings.PUBLIC_URL}/api/auth/google?link=${ticket}` };
  }

  start({ challenge, link }: GoogleStart, request: Request, response: Response, next: NextFunction): void {
    this.refuseUnlessEnabled();
    const state = this.journey.begin(
      { ...(challenge === undefined ? {} : { challenge }), ...(link === undefined ? {} : { link }) },
      response,
    );
    // Google asks which account even if there is only one, so that nobody is signed in or linked by just opening an address.
    const options = { session: false, state, prompt: 'select_account' };
    this.passing(options)(request, response, next);
  }

  async finish(request: Request, response: Response): Promise<void> {
    const target = new URL(`${this.config.settings.PUBLIC_URL}/auth/callback`);
    try {
      const outcome = await this.outcomeOf(request, response);
      if ('code' in outcome) target.searchParams.set('code', outcome.code);
      else target.searchParams.set('linked', '1');
    } catch (error) {
      target.searchParams.set('error', this.codeFor(error));
    }
    response.redirect(target.href);
  }

  private async outcomeOf(request: Request, response: Response) {
    this.refuseUnlessEnabled();
    const { data: answer } = Answer.safeParse(request.query);
    const { challenge, link } = this.journey.end(answer?.state, request, response);
    if (answer?.error !== undefined || answer?.code === undefined) throw new AppError('UNAUTHENTICATED');
    return this.accounts.finish(await this.profileOf(request, response), {
      ...(challenge === undefined ? {} : { challenge }),
      ...(link === undefined ? {} : { link }),
    });
  }

  private async profileOf(request: Request, response: Response): Promise<GoogleProfile> {
    const answered = new Promise<unknown>((resolve, reject) => {
      const settle = (error: unknown, profile: unknown) =>
        error ? reject(asError(error)) : resolve(profile);
      this.passing({ session: false }, settle)(request, response, reject);
    });
    const { _json: profile } = Profile.parse(
      await inTime(answered, PATIENCE_MS, () => new AppError('UNAVAILABLE')),
    );
    const email = Email.safeParse(profile.email);
    return {
      subject: profile.sub,
      email: email.success ? email.data : null,
      emailVerified: profile.email_verified === true || profile.email_verified === 'true',
      name: profile.name,
    };
  }

  private passing(options: AuthenticateOptionsGoogle, settle?: AuthenticateCallback): Handler {
    // Passport's types leave open what this is, since other frameworks get other things.
    return passport.authenticate('google', options, settle) as Handler;
  }

  private refuseUnlessEnabled(): void {
    if (!this.config.googleEnabled) throw new AppError('FEATURE_DISABLED');
  }

  /** The browser is on its way to a page, which can only be told by a code. */
  private codeFor(error: unknown): ErrorCode {
    if (error instanceof AppError) return error.code;
    this.logger.error(error);
    return 'UNAVAILABLE';
  }
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));
