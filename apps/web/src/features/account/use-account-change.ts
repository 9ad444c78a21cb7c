import { type Me } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { toasts } from '../../design/toasts.ts';
import { useKeepMe } from '../../session/queries.ts';

interface AccountChange {
  run: () => Promise<Me>;
  done: string;
  onDone: () => void;
}

/** A change of the account that one click confirms. */
export function useAccountChange({ run, done, onDone }: AccountChange) {
  const keepMe = useKeepMe();
  return useMutation({
    mutationFn: run,
    onSuccess: (me) => {
      keepMe(me);
      toasts.good(done);
      onDone();
    },
  });
}
