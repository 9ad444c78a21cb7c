/**
 * Remembers, for each first argument, the last answer and what else it was asked with: so that what has not changed is the
 * same object, and interfaces need not draw it again.
 */
export function memoized<Key extends object, Rest extends readonly unknown[], Answer>(
  work: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const known = new WeakMap<Key, { rest: Rest; answer: Answer }>();
  return (key, ...rest) => {
    const last = known.get(key);
    if (last?.rest.every((value, index) => value === rest[index])) return last.answer;
    const answer = work(key, ...rest);
    known.set(key, { rest, answer });
    return answer;
  };
}
