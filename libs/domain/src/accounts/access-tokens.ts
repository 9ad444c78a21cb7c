import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { Config } from '@parley/config';
import { AppError, Id, Role } from '@parley/contracts';
import { Clock } from '@parley/infra';
import { z } from 'zod';
import { type Principal } from './principal.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'parley';

const Claims = z.object({ sub: Id, sid: Id, role: Role, exp: z.number() });

/** Makes and checks the short-lived tokens that requests and sockets carry. */
@Injectable()
export class AccessTokens {
  readonly seconds: number;

  constructor(
    private readonly jwt: JwtService,
    { settings }: Config,
    private readonly clock: Clock,
  ) {
    this.seconds = settings.ACCESS_TOKEN_MINUTES * 60;
  }

  issue({ userId, sessionId, role }: Principal): string {
    const iat = this.nowInSeconds();
    return this.jwt.sign(
      { sub: userId, sid: sessionId, role, iat, exp: iat + this.seconds },
      { algorithm: ALGORITHM, audience: AUDIENCE, issuer: AUDIENCE },
    );
  }

  /** Says whose token it is; whether the session still lives is another question. */
  verify(token: string): Principal & { expiresAt: Date } {
    try {
      const { sub, sid, role, exp } = Claims.parse(
        this.jwt.verify(token, {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          issuer: AUDIENCE,
          clockTimestamp: this.nowInSeconds(),
        }),
      );
      return { userId: sub, sessionId: sid, role, expiresAt: new Date(exp * 1000) };
    } catch (error) {
      throw new AppError(
        error instanceof TokenExpiredError ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED',
        undefined,
        {
          cause: error,
        },
      );
    }
  }

  private nowInSeconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
