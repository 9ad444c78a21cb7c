import { RIGHT_TO_LEFT } from './text-direction.ts';

const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Nd}/u;

/** A name as part of a sentence of the other direction keeps its own, and leaves the words around it where they are. */
export function isolated(name: string, direction: 'ltr' | 'rtl'): string {
  const against = direction === 'ltr' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return against.test(name) ? `\u2068${name}\u2069` : name;
}
