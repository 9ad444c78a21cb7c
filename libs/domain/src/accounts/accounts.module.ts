import { createSecretKey } from 'node:crypto';
import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Config } from '@parley/config';
import { LinksModule } from '../links/links.module.ts';
import { PicturesModule } from '../pictures/pictures.module.ts';
import { PresenceModule } from '../presence/presence.module.ts';
import { AccessTokens } from './access-tokens.ts';
import { AccountMails } from './account-mails.ts';
import { AccountSeeds } from './account-seeds.service.ts';
import { Avatars } from './avatars.service.ts';
import { Deletion } from './deletion.service.ts';
import { Emails } from './emails.service.ts';
import { GoogleAccounts } from './google-accounts.service.ts';
import { Housekeeping } from './housekeeping.service.ts';
import { MailDelivery } from './mail-delivery.ts';
import { Passwords } from './passwords.service.ts';
import { PhoneCodeDelivery } from './phone-code-delivery.ts';
import { PhoneCodes } from './phone-codes.service.ts';
import { Profiles } from './profiles.service.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SessionRegistry } from './session-registry.ts';
import { Sessions } from './sessions.service.ts';
import { SignIn } from './sign-in.service.ts';
import { Tickets } from './tickets.ts';
import { Users } from './users.service.ts';

const services = [
  AccountSeeds,
  Avatars,
  Deletion,
  Emails,
  GoogleAccounts,
  Housekeeping,
  MailDelivery,
  Passwords,
  PhoneCodeDelivery,
  Profiles,
  Sessions,
  SignIn,
  Users,
];

/** People, and how they sign in. */
/** As a key: of a text, each check would first try to make out a public key. */
const accessTokenKey = JwtModule.registerAsync({
  inject: [Config],
  useFactory: ({ settings }: Config) => ({ secret: createSecretKey(Buffer.from(settings.JWT_SECRET)) }),
});

@Module({
  imports: [accessTokenKey, LinksModule, PicturesModule, PresenceModule],
  providers: [...services, AccessTokens, AccountMails, PhoneCodes, RefreshTokens, SessionRegistry, Tickets],
  exports: services,
})
export class AccountsModule {}
