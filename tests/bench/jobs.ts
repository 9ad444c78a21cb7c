import { z } from 'zod';

/** What the load process is asked to do, and what it answers. Both ends are of one commit. */
const Kind = z.enum(['parley', 'bare']);
const Room = z.object({ id: z.string(), tokens: z.array(z.string()) });

export const FanOutJob = z.object({
  name: z.literal('fan-out'),
  kind: Kind,
  address: z.string(),
  rooms: z.array(Room),
  sendersPerRoom: z.number(),
  inFlight: z.number(),
  messagesPerSender: z.number(),
  textLength: z.number(),
});
export type FanOutJob = z.infer<typeof FanOutJob>;

export const LatencyJob = z.object({
  name: z.literal('latency'),
  kind: Kind,
  address: z.string(),
  room: Room,
  senders: z.number(),
  messages: z.number(),
  perSecond: z.number(),
  textLength: z.number(),
});
export type LatencyJob = z.infer<typeof LatencyJob>;

export const ConnectJob = z.object({
  name: z.literal('connect'),
  kind: Kind,
  address: z.string(),
  tokens: z.array(z.string()),
  atOnce: z.number(),
});
export type ConnectJob = z.infer<typeof ConnectJob>;

/** Opens clients that only stay; the answer comes when all are there. */
export const IdleJob = z.object({
  name: z.literal('idle'),
  kind: Kind,
  address: z.string(),
  tokens: z.array(z.string()),
});
export type IdleJob = z.infer<typeof IdleJob>;

/** The idle clients go; fails when one of them was cut off before. */
export const LeaveJob = z.object({ name: z.literal('leave') });

export const PagesJob = z.object({
  name: z.literal('pages'),
  address: z.string(),
  token: z.string(),
  conversationId: z.string(),
  lastSeq: z.number(),
  pageSize: z.number(),
  requests: z.number(),
  atOnce: z.number(),
});
export type PagesJob = z.infer<typeof PagesJob>;

/** Comes in three parts: clients come online and learn where things stand; they are cut off; they catch up. */
export const ResumeJob = z.object({
  name: z.literal('resume'),
  address: z.string(),
  clients: z.array(z.object({ token: z.string(), conversationId: z.string() })),
  missed: z.number(),
});
export type ResumeJob = z.infer<typeof ResumeJob>;

export const Job = z.discriminatedUnion('name', [
  FanOutJob,
  LatencyJob,
  ConnectJob,
  IdleJob,
  LeaveJob,
  PagesJob,
  ResumeJob,
]);
export type Job = z.infer<typeof Job>;

export const Flow = z.object({
  messages: z.number(),
  delivered: z.number(),
  /** From the first frame to the last acknowledgement. */
  ackSeconds: z.number(),
  /** From the first frame to the last delivery. */
  seconds: z.number(),
  /** Milliseconds. */
  ackTimes: z.array(z.number()),
});
export type Flow = z.infer<typeof Flow>;

export const Latency = z.object({ p50: z.number(), p99: z.number(), count: z.number() });
export type Latency = z.infer<typeof Latency>;
export const Duration = z.object({ seconds: z.number(), count: z.number() });
export type Duration = z.infer<typeof Duration>;

/** How busy the load itself was: near 1, it is what was measured. */
export const LoadUse = z.object({ utilization: z.number(), cpuSeconds: z.number() });
export type LoadUse = z.infer<typeof LoadUse>;

export const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown(), use: LoadUse }),
  z.object({ ok: z.literal(false), message: z.string() }),
  z.object({ ok: z.literal('ready') }),
]);
