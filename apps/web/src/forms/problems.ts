import { ParleyError, type ParleyErrorCode } from '@parley/client';
import i18next from 'i18next';

/**
 * A sentence for people about what went wrong and what to do. `words` are for codes that mean something more definite in
 * the place that asks.
 */
export function describeProblem(
  error: unknown,
  words: Partial<Record<ParleyErrorCode, string>> = {},
): string {
  if (!(error instanceof ParleyError)) return i18next.t('problems.INTERNAL');
  const { code, details } = error;
  const definite = words[code];
  if (definite) return definite;
  if (code === 'RATE_LIMITED' && details?.retryAfter) {
    return i18next.t('time.waitFor', { wait: describeWait(details.retryAfter) });
  }
  return i18next.t(`problems.${code}`);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function describeWait(seconds: number): string {
  if (seconds < 1.5 * MINUTE) return i18next.t('time.seconds', { count: seconds });
  if (seconds < 2 * HOUR) return i18next.t('time.minutes', { count: Math.ceil(seconds / MINUTE) });
  if (seconds < 2 * DAY) return i18next.t('time.hours', { count: Math.ceil(seconds / HOUR) });
  return i18next.t('time.days', { count: Math.ceil(seconds / DAY) });
}

export interface FieldNote<Field extends string> {
  field: Field;
  message: string;
}

/**
 * Sorts an error into notes beside fields and a sentence for the form as a whole, where something is left to say.
 * `blame` names the field that a code is about.
 */
export function sortProblem<Field extends string>(
  error: unknown,
  isField: (path: string) => path is Field,
  blame: Partial<Record<ParleyErrorCode, Field>> = {},
): { notes: FieldNote<Field>[]; rest: string | null } {
  if (error instanceof ParleyError) {
    const notes = (error.details?.fields ?? []).flatMap(({ path, message }) =>
      isField(path) ? [{ field: path, message }] : [],
    );
    if (notes.length > 0) return { notes, rest: null };
    const blamed = blame[error.code];
    if (blamed) return { notes: [{ field: blamed, message: describeProblem(error) }], rest: null };
  }
  return { notes: [], rest: describeProblem(error) };
}
