import { type ParleySocket } from './connection.ts';

export type NetworkConnection = ParleySocket['conn'];

/**
 * The bytes that were sent to a client and are still in the memory of this process: what Engine.IO keeps until its
 * transport is free again, and what the transport could not hand to the network yet. Counted packet by packet, so that
 * asking costs the same however much waits.
 */
export class Backlog {
  private kept = 0;
  private hasPassed = false;

  /**
   * Calls `onPassed` once, when something is to be sent while more than the limit waits already. What is sent at once
   * may be larger than that: an answer does not count against itself.
   */
  constructor(
    private readonly conn: NetworkConnection,
    limit: number,
    onPassed: () => void,
  ) {
    conn.on('packetCreate', ({ data }: { data?: string | Buffer }) => {
      if (!this.hasPassed && this.bytes > limit) {
        this.hasPassed = true;
        // The packet is not in its place yet, and must not come after whatever the callback sends.
        queueMicrotask(onPassed);
      }
      if (data !== undefined) this.kept += Buffer.byteLength(data);
    });
    const forget = () => {
      this.kept = 0;
    };
    conn.on('flush', forget);
    conn.once('close', forget);
  }

  get bytes(): number {
    return this.kept + this.conn.request.socket.writableLength;
  }
}
