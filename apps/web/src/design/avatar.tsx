import { classes } from './classes.ts';

const sizes = {
  small: 'size-9 text-note',
  medium: 'size-11 text-body',
  large: 'size-24 text-display',
} as const;

interface AvatarProps {
  person: { id: string; displayName: string };
  size?: keyof typeof sizes;
}

/** A person's initials in the shape of the mark, in a colour that stays theirs. */
export function Avatar({ person, size = 'medium' }: AvatarProps) {
  return (
    <span
      aria-hidden
      style={{
        background: `light-dark(oklch(0.9 0.055 ${hueOf(person.id)}), oklch(0.36 0.06 ${hueOf(person.id)}))`,
        color: `light-dark(oklch(0.36 0.09 ${hueOf(person.id)}), oklch(0.93 0.05 ${hueOf(person.id)}))`,
      }}
      className={classes(
        'petal inline-flex shrink-0 items-center justify-center font-bold select-none',
        sizes[size],
      )}
    >
      {initialsOf(person.displayName)}
    </span>
  );
}

const HUES = 12;

function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % HUES) * (360 / HUES);
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whole characters as people see them, so that no emoji or accent is cut in two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word = '') => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase();
}
