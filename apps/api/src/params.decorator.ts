import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { Config } from '@parley/config';
import { AppError } from '@parley/contracts';
import { type Origin, type Principal } from '@parley/domain';
import { type Request } from 'express';
import { principalOf } from './auth.guard.ts';
import { readRequest } from './read-request.ts';
import { originOf } from './request-origin.ts';

/** Who is signed in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context.switchToHttp().getRequest<Request>());
  if (!principal) throw new AppError('UNAUTHENTICATED');
  return principal;
});

@Injectable()
class OriginPipe implements PipeTransform<Request, Origin> {
  constructor(private readonly config: Config) {}

  transform(request: Request): Origin {
    return originOf(request, this.config.settings.GEO_COUNTRY_HEADER);
  }
}

/** Where the request comes from. */
export const RequestOrigin = () => readRequest(OriginPipe);
