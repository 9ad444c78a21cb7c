import { Conversation, History as HistoryPage } from '@parley/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { as, idOf, type Person, startGroup, wholeHistory } from '../../e2e/chat.ts';
import { read } from '../../e2e/http.ts';
import { request } from './by-http.ts';
import { BOUNDS } from './checker.ts';
import {
  type Act,
  type Evidence,
  type History,
  NO_EVIDENCE,
  type Reading,
  type Recovery,
  type Sighting,
} from './evidence.ts';
import { holdingsOf, type Measured } from './holdings.ts';
import { LogOfSends, type Sending } from './log-of-sends.ts';
import { type People } from './people.ts';
import { PlainClient } from './plain-client.ts';
import { Sender } from './sender.ts';
import { StoreClient } from './store-client.ts';
import { Visitor } from './visitor.ts';
import { StoreSender } from './store-sender.ts';
import { atOnce, byHttp, bySocket, type Way } from './ways-to-send.ts';

/** Where the system is reached. Several ways are used side by side. */
export interface Addresses {
  readonly http: readonly [string, ...string[]];
  readonly sockets: readonly string[];
  /** Where clients of @parley/client come in. */
  readonly clients: readonly [string, ...string[]];
}

const LOOK_AGAIN_MS = 20;
/** Of the acknowledged messages one in so many is looked for at once, edited, or reacted to. */
const READ = 5;
const EDITED = 11;
const REACTED_TO = 13;
/** A recovery that takes longer is reported as one that never came. */
const PATIENCE_MS = 2 * BOUNDS.recoveryMs;

/** People in one group who send by all the ways there are, and clients that apply what they are told. */
export class Crew {
  readonly log = new LogOfSends();
  readonly conversationId: string;
  readonly #people: readonly [Person, ...Person[]];
  readonly #http: readonly [string, ...string[]];
  readonly #plain: PlainClient[] = [];
  readonly #stores: StoreClient[] = [];
  readonly #senders: (Sender | StoreSender)[] = [];
  readonly #visitor: Visitor;
  readonly #readings: Reading[] = [];
  readonly #recoveries: Recovery[] = [];
  readonly #acts: Act[] = [];

  private constructor(
    people: readonly [Person, ...Person[]],
    http: readonly [string, ...string[]],
    conversationId: string,
  ) {
    this.#people = people;
    this.#http = http;
    this.conversationId = conversationId;
    this.#visitor = new Visitor(http[0], people[0], conversationId);
  }

  /** The first one owns the group, the others are its members. */
  static async gather(people: People, { http, sockets, clients }: Addresses): Promise<Crew> {
    const [owner, second, third] = people;
    const { id } = await startGroup(owner, people.slice(1), {}, http[0]);
    const crew = new Crew(people, http, id);
    await Promise.all(
      people.map(async (person, index) => {
        const address = clients[index % clients.length] ?? clients[0];
        const store = await StoreClient.open(`store ${index + 1}`, address, person, id);
        crew.#stores.push(store);
        const isThird = idOf(person) === idOf(third);
        if (isThird)
          crew.#senders.push(new StoreSender(store, crew.log, { conversationId: id, senderId: idOf(third) }));
      }),
    );
    http.forEach((address, index) => crew.#addSender(`http ${index + 1}`, owner, byHttp(address, owner)));
    sockets.forEach((address, index) => {
      const name = `socket ${index + 1}`;
      crew.#addSender(name, second, bySocket(crew.listen(name, second, address)));
    });
    const twins = sockets.map((address, index) => crew.listen(`twin ${index + 1}`, third, address));
    if (twins.length > 1) crew.#addSender('twins', third, atOnce(twins));
    return crew;
  }

  /** One more client, which is told of what happens. */
  listen(name: string, person: Person, address: string): PlainClient {
    const client = new PlainClient(name, address, person);
    this.#plain.push(client);
    return client;
  }

  /** Everybody sends, the fault comes and passes, and everybody can send again. */
  async endure(name: string, fault: () => Promise<unknown>, { clientsAreTold = true } = {}): Promise<void> {
    for (const { work } of [...this.#senders, this.#visitor]) work.start();
    await this.#everybodySends(`the first message before: ${name}`);
    await fault();
    // As a person does who looks at the screen again; by themselves clients wait ever longer.
    if (clientsAreTold) for (const store of this.#stores) store.retryNow();
    await this.#everybodySends(`sending after: ${name}`);
  }

  /** Whether somebody was told of a message, or that theirs is accepted, which whoever asks now does not find. */
  async isAhead(): Promise<boolean> {
    const accepted = this.log.sends
      .flatMap(({ outcomes }) => outcomes)
      .map((outcome) => (outcome.kind === 'ok' ? (outcome.seq ?? 0) : 0));
    const highest = Math.max(...accepted, ...this.#sightings.map(({ seq }) => seq));
    const now = await this.#ask(Conversation, `GET /api/conversations/${this.conversationId}`);
    return now !== null && highest > now.lastSeq;
  }

  /** Takes down an act that was acknowledged just now. */
  noteAct(kind: Act['kind'], person: Person, conversationId = this.conversationId): void {
    this.#acts.push({ kind, conversationId, userId: idOf(person), ackedAt: performance.now() });
  }

  /** Ends the sending, waits until every client has what the server has, and answers all that there is to judge by. */
  async rest(processes: Iterable<Measured>): Promise<Evidence> {
    await Promise.all([...this.#senders, this.#visitor].map(({ work }) => work.stop()));
    await this.#recovers('catching up', async () => {
      const now = await this.#ask(Conversation, `GET /api/conversations/${this.conversationId}`);
      return now !== null && this.#stores.every((store) => store.isAt(now.version));
    });
    for (const sender of this.#senders) if (sender instanceof StoreSender) sender.settle();
    const history = await this.#history();
    return {
      ...NO_EVIDENCE,
      sends: this.log.sends,
      histories: [history],
      views: this.#stores.map(({ view }) => view),
      sightings: this.#sightings,
      acts: this.#acts,
      blunders: this.#visitor.blunders,
      readings: this.#readings,
      recoveries: this.#recoveries,
      holdings: await holdingsOf([...processes]),
    };
  }

  disband(): void {
    for (const client of [...this.#plain, ...this.#stores]) client.close();
  }

  get #sightings(): Sighting[] {
    return [...this.#plain, ...this.#stores].flatMap(({ sightings }) => sightings);
  }

  #addSender(name: string, person: Person, way: Way): void {
    this.#senders.push(
      new Sender({
        name,
        senderId: idOf(person),
        conversationId: this.conversationId,
        way,
        log: this.log,
        acked: (sending, seq) => this.#acked(person, sending, seq),
      }),
    );
  }

  async #acked(author: Person, { clientId, text }: Sending, seq: number): Promise<void> {
    const address = this.#http.at(-1) ?? this.#http[0];
    const route = `/api/conversations/${this.conversationId}/messages`;
    if (seq % READ === 0) await this.#read(seq, clientId);
    if (seq % EDITED === 0)
      await request(address, author, `PATCH ${route}/${seq}`, { text: `${text}, edited` });
    if (seq % REACTED_TO === 0) await request(address, author, `PUT ${route}/${seq}/reactions/👍`);
  }

  async #read(seq: number, clientId: string): Promise<void> {
    const { conversationId } = this;
    const page = await this.#ask(
      HistoryPage,
      `GET /api/conversations/${conversationId}/messages?after=${seq - 1}&limit=1`,
    );
    if (!page) return;
    const found = page.messages.some((message) => message.seq === seq && message.clientId === clientId);
    this.#readings.push({ conversationId, seq, clientId, found });
  }

  async #everybodySends(of: string): Promise<void> {
    const since = performance.now();
    await this.#recovers(of, () => this.#senders.every(({ lastAckAt }) => lastAckAt > since));
  }

  async #recovers(of: string, isWell: () => boolean | Promise<boolean>): Promise<void> {
    const since = performance.now();
    while (!(await isWell())) {
      if (performance.now() - since > PATIENCE_MS) {
        this.#recoveries.push({ of, tookMs: null });
        return;
      }
      await sleep(LOOK_AGAIN_MS);
    }
    this.#recoveries.push({ of, tookMs: performance.now() - since });
  }

  /** As the first one is answered; null where that is no success. */
  async #ask<T>(schema: { parse(body: unknown): T }, route: string): Promise<T | null> {
    const answer = await request(this.#http[0], this.#people[0], route);
    return answer && answer.status < 300 ? schema.parse(answer.body) : null;
  }

  async #history(): Promise<History> {
    const { conversationId } = this;
    const [owner] = this.#people;
    const route = `GET /api/conversations/${conversationId}`;
    const { version } = read(Conversation, await as(owner, route, undefined, this.#http[0]));
    const messages = await wholeHistory(owner, conversationId, this.#http[0]);
    return { conversationId, version, messages };
  }
}
