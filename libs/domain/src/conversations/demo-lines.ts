/** The people of the demo, and the shape of what they have said to each other. */

export const AMARA = 'amara.okafor';
export const BRUNO = 'bruno.keller';
export const CHIYO = 'chiyo.tanaka';
export const DIEGO = 'diego.ramos';
export const ELIF = 'elif.yildiz';
export const FARAH = 'farah.haddad';
export const GORAN = 'goran.petrov';
export const HANA = 'hana.novak';
export const IDRIS = 'idris.mensah';
export const JUNE = 'june.park';
export const KOFI = 'kofi.larsen';
export const LUCIA = 'lucia.bianchi';

export interface DemoLine {
  readonly by: string;
  readonly text: string;
  readonly hoursAgo: number;
  /** The place of the line that it answers, from 1. */
  readonly answers?: number;
  /** Who reacted with what. */
  readonly reactions?: readonly (readonly [emoji: string, by: string])[];
}

export interface DemoConversation {
  /** The owner first; in a direct conversation, the two. */
  readonly people: readonly string[];
  readonly admins?: readonly string[];
  readonly lines: readonly DemoLine[];
  /** How many of the last lines somebody has not read yet. */
  readonly unread?: Readonly<Record<string, number>>;
  /** The places of the lines that are pinned, from 1; the latest pin first. */
  readonly pinnedLines?: readonly number[];
  /** Who keeps it at the top of their list. */
  readonly atTopFor?: readonly string[];
  /** Who wants to hear no more of it for now. */
  readonly mutedFor?: readonly string[];
  /** Absent in direct conversations. */
  readonly group?: {
    /** Always the same, so that what was seeded once is not seeded again under another title. */
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly visibility: 'private' | 'public';
    readonly posting: 'everyone' | 'admins';
  };
}

export function line(
  by: string,
  hoursAgo: number,
  text: string,
  more: Pick<DemoLine, 'answers' | 'reactions'> = {},
): DemoLine {
  return { by, hoursAgo, text, ...more };
}

export function demoId(number: number): string {
  return `01JD3V${number.toString().padStart(20, '0')}`;
}
