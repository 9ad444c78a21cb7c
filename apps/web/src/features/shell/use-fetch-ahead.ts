import { type ChatSnapshot } from '@parley/client';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useChat } from '../../chat/use-chat.ts';

const PAUSE_MS = 1500;

const isSynced = ({ synced }: ChatSnapshot) => synced;

/** Fetches the other pages once the first one stands, so that they open at once, without a network too. */
export function useFetchAhead(): void {
  const router = useRouter();
  const stands = useChat(isSynced);
  useEffect(() => {
    if (!stands) return;
    const timer = setTimeout(() => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
      void import('../../design/toast-list.tsx');
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [router, stands]);
}
