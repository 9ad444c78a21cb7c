import { createPkce } from '@parley/client';
import { z } from 'zod';
import { parley } from '../../session/parley.ts';

/** Kept by this tab for the way to Google and back. */
const KEY = 'parley-google';
const Journey = z.object({ verifier: z.string().optional(), next: z.string().optional() });
type Journey = z.infer<typeof Journey>;

/** Leaves for Google. The exchange afterwards only works in this tab. */
export async function startGoogle(next: string | undefined): Promise<void> {
  // Browsers keep the cryptography that this needs from pages over plain http, other than on localhost.
  const pkce = isSecureContext ? await createPkce() : undefined;
  sessionStorage.setItem(KEY, JSON.stringify({ verifier: pkce?.verifier, next } satisfies Journey));
  location.assign(parley.auth.googleUrl(pkce ? { challenge: pkce.challenge } : {}));
}

export function journey(): Journey {
  const stored = sessionStorage.getItem(KEY);
  return stored ? Journey.parse(JSON.parse(stored)) : {};
}

export const forgetJourney = (): void => sessionStorage.removeItem(KEY);
