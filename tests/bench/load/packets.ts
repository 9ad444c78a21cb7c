import { z } from 'zod';

/** What a bench checks of a message, whichever server sent it. */
export interface Arrived {
  readonly room: string;
  readonly seq: number;
  readonly text: string;
}

const Text = z.object({ conversationId: z.string(), seq: z.number(), text: z.string() });
const BarePacket = z.tuple([z.literal('message'), Text]);
const ParleyPacket = z.tuple([
  z.literal('events'),
  z.array(z.object({ channel: z.string(), type: z.string(), data: z.unknown() })),
]);
const Added = z.object({ messages: z.array(Text) });

const KEPT = 32;

/** Reads packets of which each comes to many clients: once read, one is recognised by its bytes. */
export class PacketReader {
  readonly #kept: { bytes: Buffer; arrived: readonly Arrived[] }[] = [];
  #next = 0;

  read(packet: Buffer): readonly Arrived[] {
    for (const { bytes, arrived } of this.#kept) if (bytes.equals(packet)) return arrived;
    const arrived = parse(packet.toString('utf8', 2));
    this.#kept[this.#next] = { bytes: Buffer.from(packet), arrived };
    this.#next = (this.#next + 1) % KEPT;
    return arrived;
  }
}

function parse(json: string): readonly Arrived[] {
  const packet: unknown = JSON.parse(json);
  const bare = BarePacket.safeParse(packet);
  if (bare.success) return [arrivedOf(bare.data[1])];
  const [, events] = ParleyPacket.parse(packet);
  return events
    .filter(({ channel, type }) => channel === 'messages' && type === 'added')
    .flatMap(({ data }) => Added.parse(data).messages.map(arrivedOf));
}

const arrivedOf = ({ conversationId, seq, text }: z.infer<typeof Text>): Arrived => ({
  room: conversationId,
  seq,
  text,
});
