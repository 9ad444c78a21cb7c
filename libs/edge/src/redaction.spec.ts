import { describe, expect, it } from 'vitest';
import { maskText, redact } from './redaction.ts';

describe('redact', () => {
  it('hides what is secret by its name, however deep', () => {
    const redacted = redact({
      headers: { Authorization: 'Bearer abc', cookie: 'a=b', 'set-cookie': ['c=d'], accept: '*/*' },
      body: [{ currentPassword: 'x', refreshToken: 'y', verifier: 'z', phone: '+14155550100' }],
    });
    expect(redacted).toEqual({
      headers: { Authorization: '[hidden]', cookie: '[hidden]', 'set-cookie': '[hidden]', accept: '*/*' },
      body: [
        {
          currentPassword: '[hidden]',
          refreshToken: '[hidden]',
          verifier: '[hidden]',
          phone: '+14155550100',
        },
      ],
    });
  });

  it('tells one-time codes from error codes', () => {
    expect(redact({ code: '492817' })).toEqual({ code: '[hidden]' });
    expect(redact({ code: 492817 })).toEqual({ code: '[hidden]' });
    expect(redact({ code: 'ECONNREFUSED' })).toEqual({ code: 'ECONNREFUSED' });
  });

  it('keeps of errors what explains them, and not the parameters of a failed statement', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ER_DUP_ENTRY', parameters: ['$argon2id$…'] });
    const { err } = redact({ err: new Error('failed', { cause }) });
    expect(err).toMatchObject({
      type: 'Error',
      message: 'failed',
      cause: { code: 'ER_DUP_ENTRY', message: 'refused' },
    });
    expect(JSON.stringify(err)).not.toContain('argon2');
  });

  it('survives what refers to itself', () => {
    const knot: Record<string, unknown> = { name: 'knot' };
    knot['itself'] = knot;
    expect(JSON.stringify(redact(knot))).toContain('[hidden]');
  });
});

describe('maskText', () => {
  it('leaves of a phone number what tells numbers apart', () => {
    expect(maskText('sent to +14155550100, not to +442079460958')).toBe('sent to +141…00, not to +442…58');
  });

  it('hides tokens wherever they stand', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    expect(maskText(`{"msg":"got ${jwt}","header":"Bearer opaque-token"}`)).toBe(
      '{"msg":"got [hidden]","header":"Bearer [hidden]"}',
    );
  });

  it('leaves times alone', () => {
    expect(maskText('2026-11-20T09:30:00+02:00')).toBe('2026-11-20T09:30:00+02:00');
  });
});
