import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { TONES, type Tone } from './skin-tones.ts';

/** What somebody picks in this browser. */
const Habits = z.object({
  tone: z.enum(TONES).catch(''),
  /** Without skin tones, the latest first. */
  recent: z.array(z.string().max(64)).catch([]),
});
type Habits = z.infer<typeof Habits>;

const KEY = 'parley-emoji';
const RECENT = 27;

const listeners = new Set<() => void>();
let known: Habits | undefined;

const habits = (): Habits => (known ??= Habits.parse(stored()));

function stored(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function change(next: Habits): void {
  known = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export function notePicked(emoji: string): void {
  const { tone, recent } = habits();
  change({ tone, recent: [emoji, ...recent.filter((one) => one !== emoji)].slice(0, RECENT) });
}

export function chooseTone(tone: Tone): void {
  change({ ...habits(), tone });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useEmojiHabits = (): Habits => useSyncExternalStore(subscribe, habits);
