import { Injectable } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { type Principal, Sessions } from '@parley/domain';
import { type Request } from 'express';

const BEARER = /^Bearer +(\S+) *$/i;

/** Who a request comes from, or why that cannot be said; null where it does not say. */
export type Caller = Principal | AppError | null;

/** Reads the bearer token, once for each request however many ask. */
@Injectable()
export class Callers {
  private readonly known = new WeakMap<Request, Promise<Caller>>();

  constructor(private readonly sessions: Sessions) {}

  of(request: Request): Promise<Caller> {
    const caller = this.known.get(request) ?? this.read(request);
    this.known.set(request, caller);
    return caller;
  }

  private async read(request: Request): Promise<Caller> {
    const header = request.get('authorization');
    if (header === undefined) return null;
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) return new AppError('UNAUTHENTICATED');
    try {
      const { userId, sessionId, role } = await this.sessions.authenticate(token);
      return { userId, sessionId, role };
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}
