import cookieParser from 'cookie-parser';
import { type Request } from 'express';
import { z } from 'zod';

export const readCookies = cookieParser();

const Cookies = z.record(z.string(), z.unknown());

export function cookieOf(request: Request, name: string): string | undefined {
  const value = Cookies.safeParse(request.cookies).data?.[name];
  return typeof value === 'string' ? value : undefined;
}
