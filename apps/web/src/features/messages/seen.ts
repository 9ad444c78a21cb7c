/** What of a history is in sight. */
export interface Sight {
  /** The last message that can be read. */
  readonly lastSeq: number;
  /** The row that the top edge lies in. */
  readonly topKey: string;
  readonly bottomKey: string;
}

/** So much of a message counts as having seen it: a long one need not fit. */
const ENOUGH_PX = 48;

/** Looks at the drawn messages; null where none is in sight. */
export function lookAt(scroller: HTMLElement): Sight | null {
  const frame = scroller.getBoundingClientRect();
  let lastSeq = 0;
  let topKey: string | undefined;
  let bottomKey: string | undefined;
  for (const article of scroller.querySelectorAll<HTMLElement>('article[data-key]')) {
    const { top, bottom, height } = article.getBoundingClientRect();
    if (bottom <= frame.top) continue;
    if (top + Math.min(height, ENOUGH_PX) > frame.bottom + 1) break;
    topKey ??= article.dataset['key'];
    bottomKey = article.dataset['key'];
    lastSeq = Math.max(lastSeq, Number(article.dataset['seq'] ?? 0));
  }
  return topKey === undefined || bottomKey === undefined ? null : { lastSeq, topKey, bottomKey };
}

/** Whether somebody looks at this page, as far as a page can know. */
export const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
