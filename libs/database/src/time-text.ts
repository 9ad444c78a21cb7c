/** A time as both databases store and compare it, for statements that are written by hand. */
export function timeText(time: Date): string {
  return time.toISOString().slice(0, -1).replace('T', ' ');
}
