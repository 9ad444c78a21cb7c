/** A `?` for each value, as it stands between the parentheses of an `IN` or of `VALUES`. */
export function marks(values: Iterable<unknown>): string {
  return Array.from(values, () => '?').join(', ');
}
