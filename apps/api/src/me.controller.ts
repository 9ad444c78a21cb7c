import { Body, Controller, Delete, Get, Header, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AccountDeletion,
  DeletionScheduled,
  EmailChange,
  GoogleLink,
  Me,
  OtpSent,
  OtpVerification,
  PasswordChange,
  PhoneChange,
  ProfileChange,
} from '@parley/contracts';
import {
  Avatars,
  Deletion,
  GoogleAccounts,
  type Origin,
  Passwords,
  type Principal,
  Profiles,
} from '@parley/domain';
import { Answers } from './answers.decorator.ts';
import { GoogleSignIn } from './google-sign-in.ts';
import { Caller, RequestOrigin } from './params.decorator.ts';
import { REVALIDATED } from './revalidated.ts';
import { SentPicture, TakesPicture } from './sent-picture.ts';

@Controller('api/me')
@ApiTags('Your account')
export class MeController {
  constructor(
    private readonly profiles: Profiles,
    private readonly avatars: Avatars,
    private readonly passwords: Passwords,
    private readonly deletion: Deletion,
    private readonly googleAccounts: GoogleAccounts,
    private readonly googleSignIn: GoogleSignIn,
  ) {}

  @Get()
  @Header(...REVALIDATED)
  @Answers(Me, { summary: 'Read your account', means: 'Your account.' })
  get(@Caller() caller: Principal): Promise<Me> {
    return this.profiles.get(caller);
  }

  @Patch()
  @Answers(Me, {
    summary: 'Change your profile or settings',
    description: 'What is left out stays as it is.',
    means: 'Your account as it is now.',
    errors: ['USERNAME_TAKEN'],
  })
  change(@Caller() caller: Principal, @Body({ schema: ProfileChange }) body: ProfileChange): Promise<Me> {
    return this.profiles.change(caller, body);
  }

  @Delete()
  @Answers(DeletionScheduled, {
    summary: 'Delete your account',
    description:
      'Ends all sessions. Signing in within the time of grace brings the account back; after it, name, number, address and password ' +
      'are erased, and messages that others received stay with “Deleted account” as their author.',
    status: 202,
    means: 'The account will be deleted.',
    errors: ['PASSWORD_REQUIRED'],
  })
  delete(
    @Caller() caller: Principal,
    @Body({ schema: AccountDeletion }) body: AccountDeletion,
  ): Promise<DeletionScheduled> {
    return this.deletion.schedule(caller, body);
  }

  @Put('avatar')
  @TakesPicture()
  @Answers(Me, {
    summary: 'Set your picture',
    description:
      'The body is the picture itself: JPEG, PNG, WebP or GIF. It is drawn anew as a square from the middle, without what the file ' +
      'tells of place, time and camera; of what moves, the first frame is kept.',
    means: 'Your account with its new picture.',
    errors: ['PICTURE_INVALID'],
  })
  setAvatar(@Caller() caller: Principal, @SentPicture() bytes: Buffer): Promise<Me> {
    return this.avatars.set(caller, bytes);
  }

  @Delete('avatar')
  @Answers(Me, { summary: 'Remove your picture', means: 'Your account without a picture.' })
  removeAvatar(@Caller() caller: Principal): Promise<Me> {
    return this.avatars.remove(caller);
  }

  @Put('password')
  @Answers(null, {
    summary: 'Set or change your password',
    description: 'Ends all of your other sessions.',
    status: 204,
    errors: ['PASSWORD_REQUIRED'],
  })
  changePassword(
    @Caller() caller: Principal,
    @Body({ schema: PasswordChange }) body: PasswordChange,
  ): Promise<void> {
    return this.passwords.change(caller, body);
  }

  @Post('phone')
  @Answers(OtpSent, {
    summary: 'Begin to change your phone number',
    description: 'Sends a code to the new number; the old one stays until the code is confirmed.',
    status: 202,
    means: 'A code is on its way.',
    errors: ['COUNTRY_NOT_ALLOWED', 'SMS_LIMIT_REACHED', 'FEATURE_DISABLED'],
  })
  changePhone(
    @Caller() caller: Principal,
    @Body({ schema: PhoneChange }) body: PhoneChange,
    @RequestOrigin() origin: Origin,
  ): Promise<OtpSent> {
    return this.profiles.requestPhoneChange(caller, body, origin);
  }

  @Post('phone/confirm')
  @Answers(Me, {
    summary: 'Confirm your new phone number',
    means: 'Your account with the new number.',
    errors: ['CODE_INVALID', 'PHONE_TAKEN', 'FEATURE_DISABLED'],
  })
  confirmPhone(
    @Caller() caller: Principal,
    @Body({ schema: OtpVerification }) body: OtpVerification,
  ): Promise<Me> {
    return this.profiles.confirmPhoneChange(caller, body);
  }

  @Delete('phone')
  @Answers(Me, {
    summary: 'Remove your phone number',
    means: 'Your account without a number.',
    errors: ['LAST_SIGN_IN_METHOD'],
  })
  removePhone(@Caller() caller: Principal): Promise<Me> {
    return this.profiles.removePhone(caller);
  }

  @Post('email')
  @Answers(Me, {
    summary: 'Begin to change your e-mail address',
    description: 'A mail to the new address asks to confirm it; until then it is `pendingEmail`.',
    status: 202,
    means: 'A mail is on its way.',
    errors: ['EMAIL_TAKEN'],
  })
  changeEmail(@Caller() caller: Principal, @Body({ schema: EmailChange }) body: EmailChange): Promise<Me> {
    return this.profiles.changeEmail(caller, body);
  }

  @Delete('email')
  @Answers(Me, { summary: 'Remove your e-mail address', means: 'Your account without an address.' })
  removeEmail(@Caller() caller: Principal): Promise<Me> {
    return this.profiles.removeEmail(caller);
  }

  @Post('google')
  @Answers(GoogleLink, {
    summary: 'Begin to link a Google account',
    description: 'Open the address in the browser; after Google’s page it leads back to Parley’s.',
    means: 'Where to send the browser.',
    errors: ['FEATURE_DISABLED'],
  })
  linkGoogle(@Caller() caller: Principal): Promise<GoogleLink> {
    return this.googleSignIn.linkFor(caller);
  }

  @Delete('google')
  @Answers(Me, {
    summary: 'Unlink your Google account',
    means: 'Your account without the link.',
    errors: ['LAST_SIGN_IN_METHOD'],
  })
  unlinkGoogle(@Caller() caller: Principal): Promise<Me> {
    return this.googleAccounts.unlink(caller);
  }
}
