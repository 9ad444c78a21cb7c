import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Config } from '@parley/config';
import { AppError, COOKIE_DELIVERY, RefreshRequest, TOKEN_DELIVERY_HEADER, Tokens } from '@parley/contracts';
import { type Principal } from '@parley/domain';
import { type CookieOptions, type Request, type Response } from 'express';
import { map, type Observable } from 'rxjs';
import { principalOf } from './auth.guard.ts';
import { cookieOf } from './cookies.ts';

export const REFRESH_COOKIE = 'parley_refresh';
const COOKIE_PATH = '/api/auth';
const DAY_MS = 86_400_000;

/**
 * Decides how refresh tokens travel. A page asks by header for an httpOnly cookie; another site cannot send that header
 * without a permission that CORS does not give, so a cookie counts only together with it.
 */
@Injectable()
export class TokenDelivery {
  private readonly cookie: CookieOptions;
  private readonly maxAge: number;

  constructor(private readonly config: Config) {
    const { PUBLIC_URL, SESSION_DAYS } = config.settings;
    this.maxAge = SESSION_DAYS * DAY_MS;
    this.cookie = {
      httpOnly: true,
      sameSite: 'strict',
      secure: PUBLIC_URL.startsWith('https://'),
      path: COOKIE_PATH,
    };
  }

  /** Refuses a request for cookies that a page of another origin made. */
  byCookie(request: Request): boolean {
    const asked = request.get(TOKEN_DELIVERY_HEADER);
    if (asked === undefined) return false;
    if (asked !== COOKIE_DELIVERY) {
      throw AppError.field(TOKEN_DELIVERY_HEADER, `The only value of this header is "${COOKIE_DELIVERY}".`);
    }
    const origin = request.get('origin');
    if (origin !== undefined && !this.config.allowedOrigins.includes(origin))
      throw new AppError('CSRF_REJECTED');
    return true;
  }

  hand(tokens: Tokens, response: Response): Tokens {
    if (tokens.refreshToken === null) return tokens;
    response.cookie(REFRESH_COOKIE, tokens.refreshToken, { ...this.cookie, maxAge: this.maxAge });
    return { ...tokens, refreshToken: null };
  }

  forget(response: Response): void {
    response.clearCookie(REFRESH_COOKIE, this.cookie);
  }

  /** The refresh token that a request shows, in its body or in the cookie. */
  refreshTokenOf(request: Request, body: RefreshRequest): string {
    const token = this.shown(request, body);
    if (token === undefined) throw new AppError('INVALID_REFRESH_TOKEN');
    return token;
  }

  /** What shows which session a request belongs to. */
  sessionProofOf(request: Request, body: RefreshRequest): { principal?: Principal; refreshToken?: string } {
    const principal = principalOf(request);
    if (principal) return { principal };
    const refreshToken = this.shown(request, body);
    if (refreshToken === undefined) throw new AppError('UNAUTHENTICATED');
    return { refreshToken };
  }

  private shown(request: Request, { refreshToken }: RefreshRequest): string | undefined {
    if (refreshToken !== undefined) return refreshToken;
    const cookie = cookieOf(request, REFRESH_COOKIE);
    if (cookie === undefined) return undefined;
    if (!this.byCookie(request)) throw new AppError('CSRF_REJECTED');
    // A cookie that is not of our making is no token, and no field to complain about.
    return RefreshRequest.safeParse({ refreshToken: cookie }).data?.refreshToken;
  }
}

@Injectable()
abstract class CookieInterceptor implements NestInterceptor<unknown, unknown> {
  constructor(protected readonly delivery: TokenDelivery) {}

  protected abstract settle(answer: unknown, response: Response): unknown;

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    // Asked before the handler runs: what a page may not have must not be made for it either.
    if (!this.delivery.byCookie(http.getRequest<Request>())) return next.handle();
    return next.handle().pipe(map((answer) => this.settle(answer, http.getResponse<Response>())));
  }
}

@Injectable()
class DeliverTokens extends CookieInterceptor {
  protected settle(answer: unknown, response: Response): Tokens {
    return this.delivery.hand(Tokens.parse(answer), response);
  }
}

@Injectable()
class ForgetTokens extends CookieInterceptor {
  protected settle(answer: unknown, response: Response): unknown {
    this.delivery.forget(response);
    return answer;
  }
}

/** For handlers that answer Tokens (`deliver`), or end the caller's session (`forget`). */
export const TokensByCookie = (what: 'deliver' | 'forget') =>
  applyDecorators(
    UseInterceptors(what === 'deliver' ? DeliverTokens : ForgetTokens),
    ApiHeader({
      name: TOKEN_DELIVERY_HEADER,
      required: false,
      description:
        'Pages of the server’s own origin send `cookie`: the refresh token then travels in an httpOnly cookie.',
      schema: { type: 'string', enum: [COOKIE_DELIVERY] },
    }),
  );
