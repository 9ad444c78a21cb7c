import { type FanOutJob, type Flow } from '../jobs.ts';
import { enter, openAll } from './crowd.ts';
import { say } from './dialect.ts';
import { PacketReader } from './packets.ts';
import { Tally, textOf } from './tally.ts';
import { type Wire } from './wire.ts';

/** A client in one room, and what it has got there. */
interface Listener {
  readonly token: string;
  readonly room: string;
  readonly tally: Tally;
}

/**
 * Rooms in which some write as fast as they are answered, each with so many messages under way, until all is written; then
 * waits until every member has all of it.
 */
export async function fanOut(job: FanOutJob): Promise<Flow> {
  const { kind, address, rooms, sendersPerRoom, inFlight, messagesPerSender, textLength } = job;
  const reader = new PacketReader();
  const sent = new Set<string>();
  const expected = new Map(
    rooms.map(({ id, tokens }) => [id, Math.min(sendersPerRoom, tokens.length) * messagesPerSender]),
  );
  const listeners = rooms.flatMap(({ id, tokens }) =>
    tokens.map((token): Listener => ({ token, room: id, tally: new Tally() })),
  );
  let missing = listeners.reduce((sum, { room }) => sum + (expected.get(room) ?? 0), 0);
  const total = missing;
  const finished = Promise.withResolvers<undefined>();

  const wires = await openAll(
    kind,
    address,
    listeners.map(({ token }) => token),
    (index) => (packet) => {
      const tally = listeners[index]?.tally;
      if (!tally) return;
      try {
        for (const message of reader.read(packet)) {
          tally.take(message, sent);
          missing -= 1;
        }
      } catch (error) {
        finished.reject(error);
      }
      if (missing <= 0) finished.resolve(undefined);
    },
  );
  await Promise.all(wires.map((wire, index) => enter(kind, wire, [listeners[index]?.room ?? ''])));

  const ackTimes: number[] = [];
  const startedAt = performance.now();
  let lastAckAt = startedAt;
  const write = (wire: Wire, room: string, sender: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let next = 0;
      let acked = 0;
      const one = () => {
        if (next === messagesPerSender) return;
        const text = textOf(sender, next, textLength);
        next += 1;
        sent.add(text);
        const saidAt = performance.now();
        say(kind, wire, room, text, (error) => {
          if (error) reject(error);
          lastAckAt = performance.now();
          ackTimes.push(lastAckAt - saidAt);
          acked += 1;
          if (acked === messagesPerSender) resolve();
          else one();
        });
      };
      for (let i = 0; i < inFlight; i += 1) one();
    });
  const writing: Promise<void>[] = [];
  let place = 0;
  for (const { id, tokens } of rooms) {
    for (let i = 0; i < Math.min(sendersPerRoom, tokens.length); i += 1) {
      const wire = wires[place + i];
      if (wire) writing.push(write(wire, id, place + i));
    }
    place += tokens.length;
  }
  const silence = watchEnds(wires, finished.reject);
  await Promise.all([...writing, finished.promise]);
  clearInterval(silence);
  const finishedAt = performance.now();
  for (const wire of wires) wire.close();
  const firsts = new Set(listeners.map(({ room, tally }) => `${room} ${tally.first}`));
  if (firsts.size !== rooms.length) throw new Error('Members of one room began with different messages.');
  return {
    messages: sent.size,
    delivered: total,
    ackSeconds: (lastAckAt - startedAt) / 1000,
    seconds: (finishedAt - startedAt) / 1000,
    ackTimes,
  };
}

/** A client that was cut off would be waited for in vain. */
function watchEnds(wires: readonly Wire[], fail: (error: Error) => void): NodeJS.Timeout {
  return setInterval(() => {
    const ended = wires.find((wire) => wire.ended);
    if (ended) fail(new Error(`A client was cut off: ${ended.ended ?? ''}`));
  }, 1000);
}
