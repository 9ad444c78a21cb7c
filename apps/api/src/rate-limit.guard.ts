import { type CanActivate, type ExecutionContext, Injectable, Logger, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '@parley/config';
import { AppError } from '@parley/contracts';
import { networkOf } from '@parley/domain';
import { UNGUARDED } from '@parley/edge';
import { type LimitResult, type LimitRule, Limits } from '@parley/infra';
import { type Request, type Response } from 'express';
import { Callers } from './callers.ts';
import { ipOf } from './request-origin.ts';

const MINUTE = 60;
const AUTH_RATE = 'parley:auth-rate';

/** For routes where somebody might guess or pump: counted for each address, far more strictly. */
export const AuthRate = () => SetMetadata(AUTH_RATE, true);

/**
 * Counts requests by person, or by address where nobody is signed in, and tells in the standard headers how many are left.
 * While the store of the counters is down, ordinary requests pass uncounted; attempts to sign in are refused.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly logger = new Logger('RateLimit');
  private readonly general: LimitRule;
  private readonly auth: LimitRule;
  private uncounted = false;

  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly limits: Limits,
    { settings }: Config,
  ) {
    this.general = { name: 'http', points: settings.HTTP_RATE_PER_MINUTE, seconds: MINUTE };
    this.auth = { name: 'http-auth', points: settings.AUTH_RATE_PER_MINUTE, seconds: MINUTE };
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const marked = (mark: string) =>
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [
        context.getHandler(),
        context.getClass(),
      ]) === true;
    if (marked(UNGUARDED)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const network = networkOf(ipOf(request));
    const result = marked(AUTH_RATE)
      ? await this.countOrRefuse(network)
      : await this.countOrPass(await this.keyOf(request, network));
    if (result) this.tell(context.switchToHttp().getResponse<Response>(), result);
    return true;
  }

  /** Whoever shows a token that is worth nothing is counted by address. */
  private async keyOf(request: Request, network: string): Promise<string> {
    const caller = await this.callers.of(request);
    return caller === null || caller instanceof AppError ? network : caller.userId;
  }

  private async countOrRefuse(key: string): Promise<LimitResult> {
    try {
      return await this.limits.consume(this.auth, key);
    } catch (error) {
      throw new AppError('UNAVAILABLE', undefined, { cause: error });
    }
  }

  private async countOrPass(key: string): Promise<LimitResult | null> {
    try {
      const result = await this.limits.consume(this.general, key);
      this.uncounted = false;
      return result;
    } catch (error) {
      if (!this.uncounted) this.logger.warn(`Requests are not counted: ${String(error)}`);
      this.uncounted = true;
      return null;
    }
  }

  private tell(response: Response, { allowed, limit, remaining, resetSeconds }: LimitResult): void {
    response.set({
      'RateLimit-Policy': `${limit};w=${MINUTE}`,
      'RateLimit-Limit': String(limit),
      'RateLimit-Remaining': String(remaining),
      'RateLimit-Reset': String(resetSeconds),
    });
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: Math.max(1, resetSeconds) });
  }
}
