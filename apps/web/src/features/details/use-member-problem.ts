import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../forms/problems.ts';

/** What the server refuses of what was offered a moment ago has changed in the meantime. */
export function useMemberProblem(): (error: unknown) => string {
  const { t } = useTranslation();
  const changed = t('details.members.notAnyMore');
  return (error) => describeProblem(error, { FORBIDDEN: changed, NOT_FOUND: changed, CONFLICT: changed });
}
