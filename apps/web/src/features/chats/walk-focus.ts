import { type KeyboardEvent } from 'react';

/**
 * Up and down lead from one element that matches to the next in the order of the page. Tells whether there was one to
 * go to.
 */
export function walkFocus(event: KeyboardEvent<HTMLElement>, selector: string): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + step];
  if (here === -1 || !next) return false;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}
