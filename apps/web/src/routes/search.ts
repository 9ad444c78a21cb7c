import { z } from 'zod';

/** Addresses carry plain text: a code of digits stays text, and nothing is read as JSON. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/** Words in an address that are missing, or not what they should be, count as not there. */
const word = z.string().max(500).optional().catch(undefined);

export const NextSearch = z.object({ next: word });
export const SignInSearch = NextSearch.extend({
  way: z.enum(['phone', 'password']).optional().catch(undefined),
  ended: z.literal('yes').optional().catch(undefined),
});
export const GoogleSearch = z.object({ code: word, error: word, linked: word });
export const PeopleSearch = z.object({ query: word });
export const InboxSearch = z.object({ to: word });
