import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const PAUSE_MS = 1500;

/** Fetches the other pages once the first one stands, so that they open at once, without a network too. */
export function useFetchAhead(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [router]);
}
