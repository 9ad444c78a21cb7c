import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ExchangeRequest,
  LinkToken,
  OtpRequest,
  OtpSent,
  OtpVerification,
  PasswordForgotten,
  PasswordLogin,
  PasswordReset,
  RefreshRequest,
  Registration,
  Tokens,
} from '@parley/contracts';
import { Emails, type Origin, Passwords, Sessions, SignIn } from '@parley/domain';
import { type Request } from 'express';
import { Answers } from './answers.decorator.ts';
import { RequestOrigin } from './params.decorator.ts';
import { Public } from './public.decorator.ts';
import { AuthRate } from './rate-limit.guard.ts';
import { TokensByCookie, TokenDelivery } from './token-delivery.ts';

@Controller('api/auth')
@ApiTags('Signing in')
@Public()
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly emails: Emails,
    private readonly passwords: Passwords,
    private readonly delivery: TokenDelivery,
  ) {}

  @Post('otp/request')
  @AuthRate()
  @Answers(OtpSent, {
    summary: 'Send a code to a phone',
    description:
      'A text message brings six digits to the number. The answer is the same whether the number has an account or not.',
    status: 202,
    means: 'A code is on its way.',
    errors: ['COUNTRY_NOT_ALLOWED', 'SMS_LIMIT_REACHED', 'FEATURE_DISABLED'],
  })
  requestCode(
    @Body({ schema: OtpRequest }) body: OtpRequest,
    @RequestOrigin() origin: Origin,
  ): Promise<OtpSent> {
    return this.signIn.requestCode(body, origin);
  }

  @Post('otp/verify')
  @AuthRate()
  @TokensByCookie('deliver')
  @Answers(Tokens, {
    summary: 'Sign in with a phone code',
    description:
      'Makes the account if the number is new; `created` tells. A code is good once, for a few minutes and five tries.',
    means: 'Signed in.',
    errors: ['CODE_INVALID', 'COUNTRY_NOT_ALLOWED', 'FEATURE_DISABLED', 'CSRF_REJECTED'],
  })
  verifyCode(
    @Body({ schema: OtpVerification }) body: OtpVerification,
    @RequestOrigin() origin: Origin,
  ): Promise<Tokens> {
    return this.signIn.byPhone(body, origin);
  }

  @Post('register')
  @AuthRate()
  @TokensByCookie('deliver')
  @Answers(Tokens, {
    summary: 'Make an account with a password',
    description:
      'Signs in at once. A mail asks to confirm the address, which counts as `pendingEmail` until then.',
    status: 201,
    means: 'The account was made and is signed in.',
    errors: ['USERNAME_TAKEN', 'EMAIL_TAKEN', 'CSRF_REJECTED'],
  })
  register(
    @Body({ schema: Registration }) body: Registration,
    @RequestOrigin() origin: Origin,
  ): Promise<Tokens> {
    return this.signIn.register(body, origin);
  }

  @Post('login')
  @AuthRate()
  @TokensByCookie('deliver')
  @Answers(Tokens, {
    summary: 'Sign in with a password',
    description: '`login` is a username, an e-mail address or a phone number.',
    means: 'Signed in.',
    errors: ['INVALID_CREDENTIALS', 'CSRF_REJECTED'],
  })
  login(
    @Body({ schema: PasswordLogin }) body: PasswordLogin,
    @RequestOrigin() origin: Origin,
  ): Promise<Tokens> {
    return this.signIn.byPassword(body, origin);
  }

  @Post('exchange')
  @AuthRate()
  @TokensByCookie('deliver')
  @Answers(Tokens, {
    summary: 'Finish signing in with Google',
    description: 'Exchanges the code at the end of the redirect for tokens.',
    means: 'Signed in.',
    errors: ['CODE_INVALID', 'CSRF_REJECTED'],
  })
  exchange(
    @Body({ schema: ExchangeRequest }) body: ExchangeRequest,
    @RequestOrigin() origin: Origin,
  ): Promise<Tokens> {
    return this.signIn.exchange(body, origin);
  }

  @Post('refresh')
  @TokensByCookie('deliver')
  @Answers(Tokens, {
    summary: 'Get fresh tokens',
    description:
      'A refresh token is good once: keep the new one. If the answer was lost, the same request gives the same answer for ten seconds; ' +
      'a token that is used again later ends the session, since two seem to hold it.',
    means: 'Fresh tokens.',
    errors: ['INVALID_REFRESH_TOKEN', 'SESSION_REVOKED', 'CSRF_REJECTED'],
  })
  refresh(
    @Body({ schema: RefreshRequest }) body: RefreshRequest,
    @Req() request: Request,
    @RequestOrigin() origin: Origin,
  ): Promise<Tokens> {
    return this.sessions.refresh(this.delivery.refreshTokenOf(request, body), origin);
  }

  @Post('logout')
  @TokensByCookie('forget')
  @Answers(null, {
    summary: 'Sign out',
    description: 'Ends the session of the access token, or of the refresh token in the body or the cookie.',
    status: 204,
    errors: ['UNAUTHENTICATED', 'CSRF_REJECTED'],
  })
  logout(@Body({ schema: RefreshRequest }) body: RefreshRequest, @Req() request: Request): Promise<void> {
    return this.sessions.signOut(this.delivery.sessionProofOf(request, body));
  }

  @Post('email/confirm')
  @AuthRate()
  @Answers(null, {
    summary: 'Confirm an e-mail address',
    description: 'With the token from the link in the mail.',
    status: 204,
    errors: ['LINK_INVALID', 'EMAIL_TAKEN'],
  })
  confirmEmail(@Body({ schema: LinkToken }) body: LinkToken): Promise<void> {
    return this.emails.confirm(body);
  }

  @Post('password/forgot')
  @AuthRate()
  @Answers(null, {
    summary: 'Ask for a link to set a new password',
    description: 'The answer is the same whether the address is known or not.',
    status: 202,
    means: 'If the address belongs to an account, a mail is on its way.',
  })
  forgotPassword(@Body({ schema: PasswordForgotten }) body: PasswordForgotten): Promise<void> {
    return this.passwords.forgot(body);
  }

  @Post('password/reset')
  @AuthRate()
  @Answers(null, {
    summary: 'Set a new password with the link',
    description: 'With the token from the link in the mail. Ends every session of the account.',
    status: 204,
    errors: ['LINK_INVALID'],
  })
  resetPassword(@Body({ schema: PasswordReset }) body: PasswordReset): Promise<void> {
    return this.passwords.reset(body);
  }
}
