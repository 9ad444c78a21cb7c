import { ParleyError } from '@parley/client';
import { type Me } from '@parley/contracts';
import { QueryClient, queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { parley } from './parley.ts';
import { rememberedServer } from './remembered.ts';

const mayHelpToRetry = (error: Error) => error instanceof ParleyError && error.retryable;

export const queries = new QueryClient({
  defaultOptions: {
    // The client says NETWORK at once; pausing until the browser believes to be online would show nothing.
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && mayHelpToRetry(error),
    },
    mutations: { networkMode: 'always' },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => parley.me.get({ signal }),
});

export const serverQuery = queryOptions({
  queryKey: ['server'],
  queryFn: async ({ signal }) => {
    const info = await parley.server.info({ signal });
    rememberedServer.write(info);
    return info;
  },
  initialData: () => rememberedServer.read(),
  staleTime: Infinity,
});

/** For asking only where nothing is known yet. */
export const known = <Options extends object>(options: Options) => ({
  ...options,
  staleTime: 'static' as const,
});

/** Who is signed in; only below the signed-in route, which has seen to it that somebody is. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export const useServer = () => useSuspenseQuery(serverQuery).data;

export function useKeepMe(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => void client.setQueryData(meQuery.queryKey, me);
}
