import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * The token of a link in a mail, from behind the `#`, where servers and their logs never see it. It leaves the
 * address at once, so that it stays out of the history too. Empty where the link carries none.
 */
export function useLinkToken(): string {
  const router = useRouter();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  useEffect(() => {
    if (location.hash) router.history.replace(location.pathname);
  }, [router]);
  return token;
}
