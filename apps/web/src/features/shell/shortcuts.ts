/** A key, with what is held down meanwhile. `mod` is Command on Apple's keyboards and Ctrl on all others. */
export interface Chord {
  readonly key: string;
  readonly mod?: true;
  readonly alt?: true;
  readonly shift?: true;
}

export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

const UP = { key: 'ArrowUp' };
const DOWN = { key: 'ArrowDown' };
const ENTER = { key: 'Enter' };

/** Every shortcut of Parley, as the dialog lists them; alternatives side by side. */
export const SHORTCUTS = {
  everywhere: {
    search: [{ key: 'k', mod: true }],
    previous: [{ ...UP, alt: true }],
    next: [{ ...DOWN, alt: true }],
    toasts: [{ key: 'F8' }],
    help: [{ key: '?' }],
  },
  inList: {
    move: [UP, DOWN],
    openOne: [ENTER],
    menu: [{ key: 'F10', shift: true }],
    leaveSearch: [{ key: 'Escape' }],
  },
  inConversation: {
    send: [ENTER],
    newLine: [{ ...ENTER, shift: true }],
    editLast: [UP],
    find: [{ key: 'f', mod: true }],
  },
} as const satisfies Record<string, Record<string, readonly Chord[]>>;

/** Shift is left out of the comparison: some keyboards need it to type the key itself. */
export function isPressed({ key, mod, alt }: Chord, event: KeyboardEvent): boolean {
  const modHeld = isApple ? event.metaKey : event.ctrlKey;
  const otherHeld = isApple ? event.ctrlKey : event.metaKey;
  const sameKey = event.key.toLowerCase() === key.toLowerCase();
  return sameKey && modHeld === (mod ?? false) && event.altKey === (alt ?? false) && !otherHeld;
}
