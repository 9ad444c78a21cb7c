import { queryOptions } from '@tanstack/react-query';
import { parley } from '../../session/parley.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => parley.auth.sessions({ signal }),
  staleTime: 0,
});
