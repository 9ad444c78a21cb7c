import { Frame, SocketError } from '@parley/contracts';
import { z } from 'zod';

const from = z.string();
const to = z.string();

/** What members say to the tab that has the connection. */
export const ToHost = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('join'), from, address: z.string(), token: z.string() }),
  z.object({ kind: z.literal('request'), from, id: z.number(), frame: Frame, timeoutMs: z.number() }),
  z.object({ kind: z.literal('ping'), from }),
  z.object({ kind: z.literal('leave'), from }),
]);
export type ToHost = z.infer<typeof ToHost>;

/** What becomes of the connection. */
export const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('refused'), problem: SocketError.nullable() }),
  z.object({ kind: z.literal('lost') }),
]);
export type News = z.infer<typeof News>;

/** What that tab says to one of the members, or to all. */
export const ToMember = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('here'), to }),
  z.object({ kind: z.literal('news'), to, news: News }),
  z.object({ kind: z.literal('answer'), to, id: z.number(), answer: z.unknown() }),
  z.object({ kind: z.literal('no-answer'), to, id: z.number() }),
  z.object({ kind: z.literal('received'), events: z.unknown() }),
]);
export type ToMember = z.infer<typeof ToMember>;
