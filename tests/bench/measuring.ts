import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { z } from 'zod';
import { type Job, Duration, Flow, Latency, type LoadUse } from './jobs.ts';
import { type LoadProcess } from './load-process.ts';
import { cpuSeconds, type Groups, residentBytes } from './processes.ts';
import { type Parley } from './targets/parley.ts';
import { type Peer, startPeer } from './targets/peer.ts';
import { lastSeqOf, type Person, write } from './targets/people.ts';
import { type WorkloadName } from './workloads.ts';

/** How much there is of everything. */
export interface Amounts {
  readonly messagesPerSender: {
    readonly 'room-100': number;
    readonly 'room-1000': number;
    readonly pairs: number;
    /** Fewer, since one by one takes long. */
    readonly 'pairs-one-by-one': number;
  };
  readonly connects: number;
  readonly idle: number;
  readonly historyMessages: number;
  readonly pages: number;
  readonly latencySeconds: number;
  readonly resumeClients: number;
}

export type Side = 'parley' | 'peer';

export interface Measured {
  readonly value: number;
  /** CPU seconds by process. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly load: LoadUse;
  readonly besides: Readonly<Record<string, number>>;
}

/** The servers that are measured side by side. */
export interface Sides {
  readonly parley: Parley;
  /** Bare Socket.IO, reached the same way as Parley is. */
  readonly bare: Peer;
  /** Where the bare server itself listens, and its process. */
  readonly bareItself: Peer;
  readonly bareGroups: () => Groups;
}

const TEXT_LENGTH = 120;
const WRITERS = 10;
const IN_FLIGHT = 8;
const PAIR_IN_FLIGHT = 4;
const STORM_AT_ONCE = 200;
const PAGE_SIZE = 50;
const PAGES_AT_ONCE = 16;
const RESUME_ROOM = 50;
const MISSED = 50;
/** Until it has been told of all who left that they are not coming back. */
const PRESENCE_MS = 7000;
/** Until memory has come to rest after the last client. */
const SETTLE_MS = 5000;

/** One measurement at a time, of one side. */
export class Measuring {
  readonly #sides: Sides;
  readonly #load: LoadProcess;
  readonly #amounts: Amounts;
  #bareHistory: Promise<Peer> | null = null;
  #history: Promise<{ room: string; reader: Person; lastSeq: number }> | null = null;
  #perSecond: Promise<number> | null = null;

  constructor(sides: Sides, load: LoadProcess, amounts: Amounts) {
    this.#sides = sides;
    this.#load = load;
    this.#amounts = amounts;
  }

  /** Begins when nothing is left of what was measured before. */
  async measure(workload: WorkloadName, side: Side): Promise<Measured> {
    await this.#sides.parley.settled();
    return this.#measure(workload, side);
  }

  #measure(workload: WorkloadName, side: Side): Promise<Measured> {
    switch (workload) {
      case 'room-100':
        return this.#room(side, 100, this.#amounts.messagesPerSender['room-100']);
      case 'room-1000':
        return this.#room(side, 1000, this.#amounts.messagesPerSender['room-1000']);
      case 'pairs':
        return this.#pairs(side, this.#amounts.messagesPerSender.pairs);
      case 'pairs-one-by-one':
        return side === 'parley'
          ? this.#pairs('parley', this.#amounts.messagesPerSender.pairs)
          : this.#pairsOneByOne();
      case 'connect':
        return this.#connect(side);
      case 'idle':
        return this.#idle(side);
      case 'history':
        return this.#pages(side);
      case 'latency':
        return this.#latency(side);
      case 'resume':
        return this.#resume();
    }
  }

  async stop(): Promise<void> {
    await (await this.#bareHistory)?.stop();
  }

  async #room(side: Side, size: number, messagesPerSender: number): Promise<Measured> {
    const { result, ...measured } = await this.#flow(side, size, messagesPerSender);
    return {
      ...measured,
      value: result.delivered / result.seconds,
      besides: { 'messages/s': result.messages / result.seconds, 'ack p50, ms': median(result.ackTimes) },
    };
  }

  async #flow(side: Side, size: number, messagesPerSender: number) {
    const { parley } = this.#sides;
    const people = parley.people.slice(0, size);
    return await this.#watched(side, Flow, {
      name: 'fan-out',
      ...this.#address(side),
      rooms: [{ id: await parley.room(size), tokens: people.map(({ token }) => token) }],
      sendersPerRoom: WRITERS,
      inFlight: IN_FLIGHT,
      messagesPerSender,
      textLength: TEXT_LENGTH,
    });
  }

  async #pairs(side: Side, messagesPerSender: number): Promise<Measured> {
    const { result, ...measured } = await this.#watched(side, Flow, {
      name: 'fan-out',
      ...this.#address(side),
      rooms: this.#sides.parley.pairs.map(({ id, people }) => ({
        id,
        tokens: people.map(({ token }) => token),
      })),
      sendersPerRoom: 1,
      inFlight: PAIR_IN_FLIGHT,
      messagesPerSender,
      textLength: TEXT_LENGTH,
    });
    return {
      ...measured,
      value: result.messages / result.ackSeconds,
      besides: { 'ack p50, ms': median(result.ackTimes) },
    };
  }

  async #pairsOneByOne(): Promise<Measured> {
    const { edge } = this.#sides.parley;
    await edge.restartWith({ SEND_BATCH: '1' });
    try {
      return await this.#pairs('parley', this.#amounts.messagesPerSender['pairs-one-by-one']);
    } finally {
      await edge.restartWith({ SEND_BATCH: '256' });
    }
  }

  async #connect(side: Side): Promise<Measured> {
    const { result, ...measured } = await this.#watched(side, Duration, {
      name: 'connect',
      ...this.#address(side),
      tokens: this.#tokens(this.#amounts.connects),
      atOnce: STORM_AT_ONCE,
    });
    await sleep(PRESENCE_MS);
    return { ...measured, value: result.count / result.seconds, besides: {} };
  }

  /** Straight to the process that holds the sockets, freshly started. */
  async #idle(side: Side): Promise<Measured> {
    const server = side === 'parley' ? this.#sides.parley.edge : this.#sides.bareItself;
    await server.restart();
    await sleep(SETTLE_MS);
    const before = residentBytes(server.pid);
    const { result, ...measured } = await this.#watched(side, Duration, {
      name: 'idle',
      kind: side === 'parley' ? 'parley' : 'bare',
      address: server.url,
      tokens: this.#tokens(this.#amounts.idle),
    });
    await sleep(SETTLE_MS);
    const kilobytes = (residentBytes(server.pid) - before) / 1024;
    await this.#load.run({ name: 'leave' }, z.object({}));
    return { ...measured, value: kilobytes / result.count, besides: { 'MB in all': kilobytes / 1024 } };
  }

  async #pages(side: Side): Promise<Measured> {
    const { parley } = this.#sides;
    this.#history ??= this.#longHistory();
    const { room, reader, lastSeq } = await this.#history;
    this.#bareHistory ??= startBareHistory(parley, reader);
    const bare = await this.#bareHistory;
    const job = {
      name: 'pages' as const,
      token: reader.token,
      conversationId: room,
      lastSeq,
      pageSize: PAGE_SIZE,
      requests: this.#amounts.pages,
      atOnce: PAGES_AT_ONCE,
    };
    // The api itself: nginx would cost both the same.
    const api = parley.cluster?.process('api-1') ?? parley.edge;
    const address = side === 'parley' ? api.url : bare.url;
    const groups = side === 'parley' ? undefined : () => withDatabase(parley, bare);
    const { result, ...measured } = await this.#watched(side, Duration, { ...job, address }, groups);
    return { ...measured, value: result.count / result.seconds, besides: {} };
  }

  async #latency(side: Side): Promise<Measured> {
    const { parley } = this.#sides;
    this.#perSecond ??= this.#halfOfCapacity();
    const perSecond = await this.#perSecond;
    const people = parley.people.slice(0, 100);
    const { result, ...measured } = await this.#watched(side, Latency, {
      name: 'latency',
      ...this.#address(side),
      room: { id: await parley.room(100), tokens: people.map(({ token }) => token) },
      senders: WRITERS,
      messages: Math.round(perSecond * this.#amounts.latencySeconds),
      perSecond,
      textLength: TEXT_LENGTH,
    });
    return {
      ...measured,
      value: result.p99,
      besides: { 'p50, ms': result.p50, 'messages/s': perSecond },
    };
  }

  /** The same for both: half of what the slower one can do. */
  async #halfOfCapacity(): Promise<number> {
    const capacities: number[] = [];
    for (const side of ['peer', 'parley'] as const) {
      const { result } = await this.#flow(side, 100, this.#amounts.messagesPerSender['room-100']);
      capacities.push(result.messages / result.seconds);
    }
    return Math.min(...capacities) / 2;
  }

  async #resume(): Promise<Measured> {
    const { parley } = this.#sides;
    const { resumeClients } = this.#amounts;
    const people = parley.people.slice(0, resumeClients);
    const rooms = await parley.roomsOf(RESUME_ROOM, people);
    const clients = rooms.flatMap(({ id, people: some }) =>
      some.map(({ token }) => ({ token, conversationId: id })),
    );
    let selectsBefore = 0;
    const { result, ...measured } = await this.#watched(
      'parley',
      Duration,
      { name: 'resume', ...this.#address('parley'), clients, missed: MISSED },
      undefined,
      async () => {
        await parley.edge.kill9();
        await parley.edge.restart();
        await Promise.all(
          rooms.map(async ({ id, people: [writer] }) => {
            for (let i = 0; writer && i < MISSED; i += 1) await write(parley.url, writer, id, `missed ${i}`);
          }),
        );
        selectsBefore = await selectsOf(parley);
      },
    );
    const selects = (await selectsOf(parley)) - selectsBefore;
    const besides: Record<string, number> = { clients: result.count };
    if (parley.cluster) besides['database reads per client'] = selects / result.count;
    return { ...measured, value: result.seconds, besides };
  }

  async #watched<R>(
    side: Side,
    schema: z.ZodType<R>,
    job: Job,
    groups: () => Groups = () => this.#groups(side),
    away?: () => Promise<void>,
  ): Promise<{ result: R; cpu: Record<string, number>; load: LoadUse }> {
    const before = cpuSeconds(groups());
    const { result, use } = await this.#load.run(job, schema, away);
    const after = cpuSeconds(groups());
    const cpu = Object.fromEntries(
      [...after].map(([name, seconds]) => [name, Math.max(0, seconds - (before.get(name) ?? 0))]),
    );
    return { result, cpu, load: use };
  }

  async #longHistory(): Promise<{ room: string; reader: Person; lastSeq: number }> {
    const { parley } = this.#sides;
    const { historyMessages } = this.#amounts;
    const [reader] = parley.people;
    if (!reader) throw new Error('There is nobody to read a history.');
    await this.#flow('parley', 100, Math.ceil(historyMessages / WRITERS));
    const room = await parley.room(100);
    return { room, reader, lastSeq: await lastSeqOf(parley.url, reader, room) };
  }

  #address(side: Side): { kind: 'parley' | 'bare'; address: string } {
    return side === 'parley'
      ? { kind: 'parley', address: this.#sides.parley.url }
      : { kind: 'bare', address: this.#sides.bare.url };
  }

  #groups(side: Side): Groups {
    return side === 'parley' ? this.#sides.parley.groups() : this.#sides.bareGroups();
  }

  /** Some have several devices. */
  #tokens(count: number): string[] {
    const { people } = this.#sides.parley;
    return Array.from({ length: count }, (_, i) => people[i % people.length]?.token ?? '');
  }
}

function startBareHistory(parley: Parley, reader: Person): Promise<Peer> {
  const where = parley.cluster
    ? { DATABASE_URL: parley.cluster.mariadb.url }
    : { SQLITE_FILE: parley.sqliteFile };
  return startPeer('bare-history.ts', { ...where, USER_ID: reader.id });
}

function withDatabase({ cluster }: Parley, bare: Peer): Groups {
  const groups = new Map([[bare.name, bare.pid]]);
  if (cluster) groups.set(cluster.mariadb.name, cluster.mariadb.pid);
  return groups;
}

async function selectsOf({ cluster }: Parley): Promise<number> {
  if (!cluster) return 0;
  const connection = await createConnection(cluster.mariadb.url);
  try {
    const [rows] = await connection.query("SHOW GLOBAL STATUS LIKE 'Com_select'");
    return Number(/"Value":"(\d+)"/.exec(JSON.stringify(rows))?.[1] ?? Number.NaN);
  } finally {
    await connection.end();
  }
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
