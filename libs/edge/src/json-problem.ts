import { AppError, LIMITS } from '@parley/contracts';

/** Keys that reach prototypes where an object is copied or merged carelessly. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

/** What no input may hold, whatever its schema: too deep a nesting, keys that reach prototypes, text that is no text. */
export function jsonProblem(value: unknown, path: readonly string[] = []): AppError | undefined {
  const refusal = (message: string) => AppError.field(path.join('.').slice(0, 200), message);
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0')
      ? undefined
      : refusal('Contains characters that cannot be used.');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= LIMITS.jsonDepth) return refusal(`Nested deeper than ${LIMITS.jsonDepth} levels.`);
  for (const [key, child] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) return refusal(`"${key}" is not allowed here.`);
    const problem = jsonProblem(child, [...path, key]);
    if (problem) return problem;
  }
  return undefined;
}
