import { useState } from 'react';
import { classes } from './classes.ts';

const sizes = {
  small: 'size-9 text-note',
  medium: 'size-11 text-body',
  large: 'size-24 text-display',
} as const;

interface AvatarProps {
  person: { id: string; displayName: string; avatarUrl?: string | null };
  size?: keyof typeof sizes;
}

/** A person's picture in the shape of the mark; their initials, in a colour that stays theirs, where there is none. */
export function Avatar({ person, size = 'medium' }: AvatarProps) {
  return (
    <span
      aria-hidden
      style={tintOf(person.id)}
      className={classes(
        'petal relative inline-flex shrink-0 items-center justify-center overflow-clip font-bold select-none',
        sizes[size],
      )}
    >
      {initialsOf(person.displayName)}
      {person.avatarUrl && <Picture key={person.avatarUrl} url={person.avatarUrl} size={size} />}
    </span>
  );
}

const widths = { small: '2.25rem', medium: '2.75rem', large: '6rem' } as const;

/** Over the initials, which show until it has come, and when it does not come. */
function Picture({ url, size }: { url: string; size: keyof typeof sizes }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  return (
    <img
      src={url}
      srcSet={`${url}?size=96 96w, ${url} 384w`}
      sizes={widths[size]}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(true)}
      className="absolute inset-0 size-full object-cover"
    />
  );
}

/** A pair of colours that stays the same for the same id. */
export function tintOf(id: string): { background: string; color: string } {
  const hue = hueOf(id);
  return {
    background: `light-dark(oklch(0.9 0.055 ${hue}), oklch(0.36 0.06 ${hue}))`,
    color: `light-dark(oklch(0.36 0.09 ${hue}), oklch(0.93 0.05 ${hue}))`,
  };
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
