import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError } from '@parley/contracts';
import { Keys } from '@parley/domain';
import { Clock } from '@parley/infra';
import { type CookieOptions, type Request, type Response } from 'express';
import { z } from 'zod';
import { cookieOf } from './cookies.ts';

const COOKIE = 'parley_google';
const MINUTES = 10;
const NONCE_BYTES = 24;

const Journey = z.object({
  nonce: z.string(),
  challenge: z.string().optional(),
  link: z.string().optional(),
  until: z.number(),
});
type Purpose = Pick<z.infer<typeof Journey>, 'challenge' | 'link'>;

/**
 * Remembers what somebody set out to Google for, in a sealed cookie of their own browser: so no server keeps it, and what
 * comes back counts only in the browser that left.
 */
@Injectable()
export class GoogleJourney {
  private readonly cookie: CookieOptions;

  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    { settings }: Config,
  ) {
    this.cookie = {
      httpOnly: true,
      // Lax, not Strict: the way back starts at Google's site.
      sameSite: 'lax',
      secure: settings.PUBLIC_URL.startsWith('https://'),
      path: '/api/auth/google',
    };
  }

  /** Answers the state that must come back. */
  begin(purpose: Purpose, response: Response): string {
    const nonce = randomBytes(NONCE_BYTES).toString('base64url');
    const maxAge = MINUTES * 60_000;
    const journey = { ...purpose, nonce, until: this.clock.now().getTime() + maxAge };
    response.cookie(COOKIE, this.keys.seal(JSON.stringify(journey)), { ...this.cookie, maxAge });
    return nonce;
  }

  /** Throws CSRF_REJECTED unless this browser left with this state, within ten minutes. */
  end(state: string | undefined, request: Request, response: Response): Purpose {
    response.clearCookie(COOKIE, this.cookie);
    const journey = this.unseal(cookieOf(request, COOKIE));
    if (!journey || journey.nonce !== state || journey.until < this.clock.now().getTime()) {
      throw new AppError('CSRF_REJECTED');
    }
    return journey;
  }

  private unseal(sealed: string | undefined): z.infer<typeof Journey> | undefined {
    if (sealed === undefined) return undefined;
    try {
      return Journey.parse(JSON.parse(this.keys.unseal(sealed)));
    } catch (error) {
      throw new AppError('CSRF_REJECTED', undefined, { cause: error });
    }
  }
}
