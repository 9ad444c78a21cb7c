import { useMutation } from '@tanstack/react-query';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';

export const useSignOut = () =>
  useMutation({
    mutationFn: () => parley.auth.logout(),
    onError: (error) => toasts.problem(describeProblem(error)),
  });
