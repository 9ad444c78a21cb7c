import { type Watermark } from '@parley/contracts';

/** How far the others have got, in ascending order. */
export interface Reached {
  readonly delivered: readonly number[];
  readonly read: readonly number[];
}

export type Tick = 'sent' | 'delivered' | 'read';

export function reachedBy(watermarks: readonly Watermark[], me: string): Reached {
  const others = watermarks.filter(({ userId }) => userId !== me);
  const ascending = (a: number, b: number) => a - b;
  return {
    delivered: others.map(({ deliveredSeq }) => deliveredSeq).sort(ascending),
    read: others.map(({ readSeq }) => readSeq).sort(ascending),
  };
}

/** Read as soon as one of the others has read it: in a group somebody may always be away. */
export function tickOf({ delivered, read }: Reached, seq: number): Tick {
  if ((read.at(-1) ?? 0) >= seq) return 'read';
  return (delivered.at(-1) ?? 0) >= seq ? 'delivered' : 'sent';
}

export function readersOf({ read }: Reached, seq: number): number {
  const first = read.findIndex((reached) => reached >= seq);
  return first === -1 ? 0 : read.length - first;
}
