import { ParleyError } from '@parley/client';
import { type JoinCode, type NewJoinCode } from '@parley/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parley } from '../../session/parley.ts';

const joinCodeQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['join-code', conversationId],
    /** Null where no code lets anybody in. */
    queryFn: async ({ signal }): Promise<JoinCode | null> => {
      try {
        return await parley.members.joinCode(conversationId, { signal });
      } catch (error) {
        if (error instanceof ParleyError && error.code === 'NOT_FOUND') return null;
        throw error;
      }
    },
    // Another admin may have replaced it, and every use counts down.
    staleTime: 0,
  });

/** The code by which people come in: what it is, a new one, none any more. */
export function useJoinCode(conversationId: string, enabled: boolean) {
  const client = useQueryClient();
  const { queryKey } = joinCodeQuery(conversationId);
  const current = useQuery({ ...joinCodeQuery(conversationId), enabled });
  const renew = useMutation({
    mutationFn: (wanted: NewJoinCode) => parley.members.newJoinCode(conversationId, wanted),
    onSuccess: (code) => void client.setQueryData(queryKey, code),
  });
  const withdraw = useMutation({
    mutationFn: () => parley.members.withdrawJoinCode(conversationId),
    onSuccess: () => void client.setQueryData(queryKey, null),
  });
  return { current, renew, withdraw };
}
