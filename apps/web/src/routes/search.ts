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

/** What the people page shows where nothing is searched for. */
export const CONTACT_TABS = ['friends', 'requests', 'blocked'] as const;
export type ContactTab = (typeof CONTACT_TABS)[number];
export const PeopleSearch = z.object({
  query: word,
  show: z.enum(CONTACT_TABS).optional().catch(undefined),
});

export const InboxSearch = z.object({ to: word });
export const NewGroupSearch = z.object({
  kind: z.enum(['group', 'room', 'channel']).optional().catch(undefined),
  /** The id of somebody who is to be in it. */
  with: word,
});
export const RoomsSearch = z.object({ query: word });

/** What stands beside an open conversation; on a phone, instead of it. */
const Side = z.enum(['details', 'members', 'pins', 'search', 'settings', 'invite']);
export type Side = z.infer<typeof Side>;
export const ConversationSearch = z.object({
  /** The seq of a message to jump to. */
  at: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .optional()
    .catch(undefined),
  side: Side.optional().catch(undefined),
  /** What is searched for in the conversation. */
  find: word,
});
