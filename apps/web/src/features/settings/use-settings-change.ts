import { type UserSettings } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { meQuery, queries, useKeepMe, useMe } from '../../session/queries.ts';

/** Choices that count at once: they show when they are made, and go back if the server refuses. */
export function useSettingsChange(): (settings: Partial<UserSettings>) => void {
  const me = useMe();
  const keepMe = useKeepMe();
  const change = useMutation({
    mutationFn: (settings: Partial<UserSettings>) => parley.me.update({ settings }),
    onMutate: (settings) => keepMe({ ...me, settings: { ...me.settings, ...settings } }),
    onSuccess: keepMe,
    onError: async (error) => {
      toasts.problem(describeProblem(error));
      await queries.invalidateQueries(meQuery);
    },
    // Two quick changes go one after the other, so that the answer of the first does not undo the second.
    scope: { id: 'settings' },
  });
  return change.mutate;
}
