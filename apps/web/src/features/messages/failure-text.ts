import { type ParleyErrorCode, type PendingMessage } from '@parley/client';
import i18next from 'i18next';

/** A later version of the server may refuse for reasons that this page has no sentence for. */
const isKnown = (code: string): code is ParleyErrorCode => i18next.exists(`problems.${code}`);

/** Why a message was refused. */
export function sentenceFor(problem: PendingMessage['problem']): string {
  return i18next.t(`problems.${problem && isKnown(problem.code) ? problem.code : 'INTERNAL'}`);
}
