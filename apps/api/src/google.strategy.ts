import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Config, type Settings } from '@parley/config';
import { type Profile, Strategy } from 'passport-google-oauth20';

/** Stands where the real one would, which passport refuses to make without a client id. Nobody gets so far as to use it. */
const NOT_SET_UP = 'google-is-not-set-up';

/** The way to Google and back; `GOOGLE_BASE_URL` puts another server in Google's place. */
@Injectable()
export class GoogleStrategy extends PassportStrategy(Strategy, 'google') {
  constructor({ settings }: Config) {
    super({
      clientID: settings.GOOGLE_CLIENT_ID || NOT_SET_UP,
      clientSecret: settings.GOOGLE_CLIENT_SECRET || NOT_SET_UP,
      callbackURL: `${settings.PUBLIC_URL}/api/auth/google/callback`,
      scope: ['openid', 'email', 'profile'],
      ...endpoints(settings),
    });
  }

  validate(_accessToken: string, _refreshToken: string, profile: Profile): Profile {
    return profile;
  }
}

function endpoints({ GOOGLE_BASE_URL: base }: Settings) {
  if (base === '') return {};
  return {
    authorizationURL: `${base}/o/oauth2/v2/auth`,
    tokenURL: `${base}/oauth2/v4/token`,
    userProfileURL: `${base}/oauth2/v3/userinfo`,
  };
}
