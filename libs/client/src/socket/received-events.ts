import { EVENTS, type SocketEvent } from '@parley/contracts';
import { z } from 'zod';

const schemas = new Map<string, z.ZodType>(
  Object.entries(EVENTS).flatMap(([channel, types]) =>
    Object.entries(types).map(([type, schema]) => [`${channel}/${type}`, schema] as const),
  ),
);

const Envelopes = z.array(z.object({ channel: z.string(), type: z.string(), data: z.unknown() }));

interface Received {
  readonly events: SocketEvent[];
  /** Something was there that ought to be understood and was not: what it told must be asked for. */
  readonly damaged: boolean;
}

/** Checks what came by the table. Events that this release does not know are left out: a newer server may tell more. */
export function readEvents(received: unknown): Received {
  const envelopes = Envelopes.safeParse(received);
  if (!envelopes.success) return { events: [], damaged: true };
  const known = envelopes.data.filter(({ channel, type }) => schemas.has(`${channel}/${type}`));
  const events = known.filter(isSocketEvent);
  return { events, damaged: events.length < known.length };
}

function isSocketEvent(envelope: { channel: string; type: string; data?: unknown }): envelope is SocketEvent {
  const { channel, type, data } = envelope;
  return schemas.get(`${channel}/${type}`)?.safeParse(data).success ?? false;
}
