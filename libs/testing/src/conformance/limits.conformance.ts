import type { Limits, LimitRule } from '@parley/infra';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

export interface LimitsSetup {
  /** The limits as another process has them; a driver that knows one process only answers the same each time. */
  open(): Promise<Limits>;
  /** Resolves when a window of this rule that has begun is over. */
  pass(rule: LimitRule): Promise<void>;
  close(): Promise<void>;
}

/** What all limits promise. */
export function limitsConformance(name: string, setUp: () => Promise<LimitsSetup>): void {
  describe(`${name} as limits`, () => {
    let setup: LimitsSetup;
    let here: Limits;
    let there: Limits;
    const rule = { name: 'sign-in', points: 3, seconds: 60 };

    beforeEach(async () => {
      setup = await setUp();
      here = await setup.open();
      there = await setup.open();
    });
    afterEach(() => setup.close());

    test('allows as many as there are points, over all processes', async () => {
      expect(await here.consume(rule, 'ada')).toEqual({
        allowed: true,
        limit: 3,
        remaining: 2,
        resetSeconds: 60,
      });
      expect(await there.consume(rule, 'ada')).toMatchObject({ allowed: true, remaining: 1 });
      expect(await here.consume(rule, 'ada')).toMatchObject({ allowed: true, remaining: 0 });
      const refused = await there.consume(rule, 'ada');
      expect(refused).toMatchObject({ allowed: false, limit: 3, remaining: 0 });
      expect(refused.resetSeconds).toBeGreaterThan(0);
      expect(refused.resetSeconds).toBeLessThanOrEqual(60);
    });

    test('of 500 at once exactly 100 pass a limit of 100', async () => {
      const hundred = { name: 'hundred', points: 100, seconds: 60 };
      const results = await Promise.all(
        Array.from({ length: 500 }, (_, i) => (i % 2 ? here : there).consume(hundred, 'crowd')),
      );
      expect(results.filter(({ allowed }) => allowed)).toHaveLength(100);
    });

    test('counts each key and each rule on its own', async () => {
      const other = { ...rule, name: 'other' };
      for (let i = 0; i < 4; i++) await here.consume(rule, 'ada');
      expect(await here.consume(rule, 'bob')).toMatchObject({ allowed: true, remaining: 2 });
      expect(await here.consume(other, 'ada')).toMatchObject({ allowed: true, remaining: 2 });
      expect(await here.consume(rule, 'ada')).toMatchObject({ allowed: false });
    });

    test('takes several points at once', async () => {
      expect(await here.consume(rule, 'ada', 2)).toMatchObject({ allowed: true, remaining: 1 });
      expect(await here.consume(rule, 'ada', 2)).toMatchObject({ allowed: false, remaining: 0 });
    });

    test('tells how it stands without counting', async () => {
      expect(await here.peek(rule, 'ada')).toEqual({
        allowed: true,
        limit: 3,
        remaining: 3,
        resetSeconds: 0,
      });
      await here.consume(rule, 'ada', 2);
      for (let i = 0; i < 3; i++)
        expect(await there.peek(rule, 'ada')).toMatchObject({ allowed: true, remaining: 1 });
      await here.consume(rule, 'ada');
      expect(await there.peek(rule, 'ada')).toMatchObject({ allowed: false, remaining: 0 });
    });

    test('forgets when told to', async () => {
      for (let i = 0; i < 4; i++) await here.consume(rule, 'ada');
      await there.reset(rule, 'ada');
      expect(await here.consume(rule, 'ada')).toMatchObject({ allowed: true, remaining: 2 });
    });

    test('begins anew after the window, however often it refused meanwhile', async () => {
      const short = { name: 'short', points: 1, seconds: 1 };
      await here.consume(short, 'ada');
      for (let i = 0; i < 5; i++) await here.consume(short, 'ada');
      await setup.pass(short);
      expect(await here.peek(short, 'ada')).toMatchObject({ allowed: true, remaining: 1 });
      expect(await here.consume(short, 'ada')).toMatchObject({ allowed: true, remaining: 0 });
    });
  });
}
