import { Emoji } from '@parley/contracts';
import { expect, it } from 'vitest';
import { TONES, withTone } from './skin-tones.ts';

it('colours hands and people', () => {
  expect(withTone('👍', '🏽')).toBe('👍🏽');
  expect(withTone('☝️', '🏿')).toBe('☝🏿');
  expect(withTone('👩‍🚀', '🏻')).toBe('👩🏻‍🚀');
  expect(withTone('🧑‍🤝‍🧑', '🏾')).toBe('🧑🏾‍🤝‍🧑🏾');
});

it('leaves alone what has no skin, or comes in yellow only', () => {
  expect(withTone('😀', '🏽')).toBe('😀');
  expect(withTone('👨‍👩‍👧', '🏽')).toBe('👨‍👩‍👧');
  expect(withTone('👍', '')).toBe('👍');
});

it('makes nothing that the server would refuse', () => {
  for (const tone of TONES) {
    for (const emoji of ['👍', '☝️', '👩‍🚀', '🧑‍🤝‍🧑', '👫', '🤝', '💏', '🧑‍🧑‍🧒']) {
      expect(Emoji.safeParse(withTone(emoji, tone)).success).toBe(true);
    }
  }
});
