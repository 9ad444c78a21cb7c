import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@parley/contracts';
import { type Principal } from '@parley/domain';
import { UNGUARDED } from '@parley/edge';
import { type Request } from 'express';
import { Callers } from './callers.ts';
import { ADMIN_ONLY, PUBLIC } from './public.decorator.ts';

const principals = new WeakMap<Request, Principal>();

/** Every route needs somebody who is signed in, unless it says otherwise. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const says = (mark: string) =>
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [
        context.getHandler(),
        context.getClass(),
      ]) === true;
    if (says(UNGUARDED)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const caller = await this.callers.of(request);
    if (caller !== null && !(caller instanceof AppError)) principals.set(request, caller);
    else if (!says(PUBLIC)) throw caller ?? new AppError('UNAUTHENTICATED');
    if (says(ADMIN_ONLY) && principals.get(request)?.role !== 'admin') throw new AppError('FORBIDDEN');
    return true;
  }
}

/** Who is signed in, where the route is public too. */
export function principalOf(request: Request): Principal | null {
  return principals.get(request) ?? null;
}
