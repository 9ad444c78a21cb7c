import { LIMITS } from '@parley/contracts';
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';

/** Takes the place of a frame that was not worth decoding, so that it can be answered like any other. */
export class RefusedFrame {
  constructor(readonly code: 'FRAME_TOO_LARGE' | 'MALFORMED_FRAME') {}
}

const MOST_ATTACHMENTS = 10;
/** Type, number of attachments, namespace and acknowledgement id, which come before the JSON. */
const EVENT_HEADER = /^[25](?:(\d+)-)?(?:(\/[^,]*),)?(\d+)?/;

/**
 * Socket.IO's own format with two differences: a frame over the limit is answered instead of costing the connection, and
 * binary attachments are dropped as they arrive, since no frame has any.
 */
class FrameDecoder extends Decoder {
  #refused: { packet: Packet; attachmentsToCome: number } | undefined;

  override add(chunk: unknown): void {
    if (typeof chunk !== 'string') this.#dropAttachment();
    else if (this.#refused) throw new Error('Text came where an attachment was due.');
    else if (chunk.startsWith(String(PacketType.BINARY_EVENT))) this.#refuse(chunk, 'MALFORMED_FRAME');
    else if (isTooLarge(chunk)) this.#refuse(chunk, 'FRAME_TOO_LARGE');
    else super.add(chunk);
  }

  #refuse(chunk: string, code: RefusedFrame['code']): void {
    const [header, attachments, nsp, id] = EVENT_HEADER.exec(chunk.slice(0, 100)) ?? [];
    const attachmentsToCome = Number(attachments ?? 0);
    if (header === undefined || attachmentsToCome > MOST_ATTACHMENTS) throw new Error('Not a frame.');
    const packet: Packet = {
      type: PacketType.EVENT,
      nsp: nsp ?? '/',
      data: ['frame', new RefusedFrame(code)],
      ...(id === undefined ? {} : { id: Number(id) }),
    };
    if (attachmentsToCome > 0) this.#refused = { packet, attachmentsToCome };
    else this.emitReserved('decoded', packet);
  }

  #dropAttachment(): void {
    if (!this.#refused) throw new Error('An attachment came that was not announced.');
    this.#refused.attachmentsToCome -= 1;
    if (this.#refused.attachmentsToCome > 0) return;
    const { packet } = this.#refused;
    this.#refused = undefined;
    this.emitReserved('decoded', packet);
  }
}

/** Counting bytes is only needed where characters of three bytes could make the difference. */
function isTooLarge(text: string): boolean {
  return text.length * 3 > LIMITS.frameBytes && Buffer.byteLength(text) > LIMITS.frameBytes;
}

export const frameParser = { Encoder, Decoder: FrameDecoder };
