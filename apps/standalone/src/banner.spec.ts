import { Config } from '@parley/config';
import { describe, expect, it } from 'vitest';
import { banner } from './banner.ts';

const settings = {
  DATA_DIR: '.data',
  JWT_SECRET: 'j'.repeat(32),
  SECRET_KEY: 's'.repeat(32),
  ADMIN_PHONE: '+12025550100',
  ADMIN_PASSWORD: 'first-password',
};
const facts = { demoPeople: [], inbox: true };

describe('the banner', () => {
  it('tells where everything is and how to sign in', () => {
    const config = Config.load({ ...settings, PARLEY_ENV: 'local' });
    const text = banner({ ...facts, config });
    for (const part of [
      'http://localhost:8080',
      '/swagger',
      '/asyncapi',
      '/dev/inbox',
      'first-password',
      '.data/secrets.json',
      'Ctrl-C',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps the password to itself in production', () => {
    const production = {
      ...settings,
      PARLEY_ENV: 'production',
      PUBLIC_URL: 'https://chat.example.org',
      SMS_DRIVER: 'off',
      MAIL_DRIVER: 'off',
    };
    const text = banner({ ...facts, inbox: false, config: Config.load(production) });
    expect(text).not.toContain('first-password');
    expect(text).not.toContain('/dev/inbox');
    expect(text).toContain('.data/secrets.json');
  });
});
