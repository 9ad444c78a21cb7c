import { Controller, Get, Next, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GoogleStart } from '@parley/contracts';
import { type NextFunction, type Request, type Response } from 'express';
import { Answers } from './answers.decorator.ts';
import { GoogleSignIn } from './google-sign-in.ts';
import { Public } from './public.decorator.ts';
import { AuthRate } from './rate-limit.guard.ts';

@Controller('api/auth/google')
@ApiTags('Signing in')
@Public()
@AuthRate()
export class GoogleController {
  constructor(private readonly google: GoogleSignIn) {}

  @Get()
  @Answers(null, {
    summary: 'Sign in with Google',
    description:
      'For browsers, not for programs. Leads to Google, and from there back to /auth/callback with `?code=` for POST /api/auth/exchange, ' +
      '`?linked=1` after linking, or `?error=` with a code of the error table.',
    status: 302,
    means: 'To Google.',
    errors: ['FEATURE_DISABLED'],
  })
  start(
    @Query({ schema: GoogleStart }) query: GoogleStart,
    @Req() request: Request,
    @Res() response: Response,
    @Next() next: NextFunction,
  ): void {
    this.google.start(query, request, response, next);
  }

  @Get('callback')
  @Answers(null, {
    summary: 'Come back from Google',
    description: 'Google sends the browser here. The address to register at Google.',
    status: 302,
    means: 'To /auth/callback of the web client, with `code`, `linked` or `error`.',
  })
  finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.google.finish(request, response);
  }
}
