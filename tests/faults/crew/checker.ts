import { isDeepStrictEqual } from 'node:util';
import { type Message } from '@parley/contracts';
import { type Evidence, type History, type Outcome, type Send, type View } from './evidence.ts';

/** What the system promises; docs/reliability.md says it at length. */
export const INVARIANTS = {
  I1: 'an acknowledged message is in the history, once',
  I2: 'a message whose fate is unknown is there once or not at all, and a refused one is not there',
  I3: 'the numbers of messages have no gaps',
  I4: 'all see one order, which is the order of acknowledging, and end with the same state',
  I5: 'nothing reaches those who were put out, once that is acknowledged and a short while has passed',
  I6: 'whoever reads after an acknowledgement finds the message',
  I7: 'memory and queues stay within bounds',
  I8: 'all is well again within a stated time',
  E: 'an outage is told as one: try again',
} as const;
export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  /** The worst that can happen to a message. */
  readonly fate?: Fate;
}
export type Fate = 'lost' | 'doubled' | 'disordered';

export const BOUNDS = {
  /** How long after the acknowledgement of an act something may still come. */
  afterActMs: 20_000,
  recoveryMs: 60_000,
  residentBytes: 600 * 1024 * 1024,
  unsentBytes: 1024 * 1024,
  /** A process that dies leaves what it was handing on; others take it up when its lease has ended. */
  jobsWaiting: 2_000,
} as const;
export type Bounds = { readonly [Name in keyof typeof BOUNDS]: number };

/** Everything in the evidence that should not be so. */
export function check(evidence: Evidence, bounds: Bounds = BOUNDS): Violation[] {
  return [
    ...sendsAndHistories(evidence),
    ...evidence.histories.flatMap(gaps),
    ...realTimeOrder(evidence),
    ...evidence.views.flatMap((view) => viewAndHistory(view, historyOf(evidence, view.conversationId))),
    ...sightingsOfOthers(evidence),
    ...reachedAfterActs(evidence, bounds.afterActMs),
    ...evidence.readings
      .filter(({ found }) => !found)
      .map(({ seq, clientId }) => violation('I6', `${clientId} was acknowledged as ${seq} and not found`)),
    ...holdingTooMuch(evidence, bounds),
    ...tooLate(evidence, bounds.recoveryMs),
    ...ownFaults(evidence),
  ];
}

const violation = (invariant: Invariant, what: string, fate?: Fate): Violation => ({
  invariant,
  what,
  ...(fate && { fate }),
});

const historyOf = ({ histories }: Evidence, id: string): History | undefined =>
  histories.find(({ conversationId }) => conversationId === id);

const isOk = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'ok' }> => outcome.kind === 'ok';
const sentKey = ({ senderId, clientId }: Pick<Send, 'senderId' | 'clientId'>) => `${senderId}/${clientId}`;

function sendsAndHistories({ sends, histories }: Evidence): Violation[] {
  const stored = new Map(
    histories.map(({ conversationId, messages }) => [conversationId, Map.groupBy(messages, sentKey)]),
  );
  const sent = Map.groupBy(sends, ({ conversationId }) => conversationId);
  const phantoms = histories.flatMap(({ conversationId, messages }) => {
    const known = new Set(sent.get(conversationId)?.map(sentKey));
    return messages
      .filter((message) => message.note === null && !known.has(sentKey(message)))
      .map(({ seq, text }) => violation('I2', `${seq} in the history was sent by nobody: ${text}`));
  });
  return [
    ...sends.flatMap((send) => {
      const found = stored.get(send.conversationId);
      // Without the history nothing can be said.
      return found ? sendAndStored(send, found.get(sentKey(send)) ?? []) : [];
    }),
    ...phantoms,
  ];
}

function sendAndStored({ outcomes, clientId, text }: Send, stored: readonly Message[]): Violation[] {
  const acks = outcomes.filter(isOk);
  const seqs = stored.map(({ seq }) => seq);
  const name = `${text} (${clientId})`;
  if (acks.length === 0) {
    if (seqs.length > 1)
      return [violation('I2', `${name} was never acknowledged and is ${seqs.join(', ')}`, 'doubled')];
    const refused = outcomes.length > 0 && outcomes.every(({ kind }) => kind === 'failed');
    return refused && seqs.length > 0 ? [violation('I2', `${name} was refused and is ${seqs.join()}`)] : [];
  }
  if (seqs.length === 0) return [violation('I1', `${name} was acknowledged and is lost`, 'lost')];
  if (seqs.length > 1)
    return [violation('I1', `${name} was acknowledged and is doubled: ${seqs.join(', ')}`, 'doubled')];
  const other = acks.find(({ seq }) => seq !== null && seq !== seqs[0]);
  return other ? [violation('I1', `${name} was acknowledged as ${other.seq} and is ${seqs.join()}`)] : [];
}

function gaps({ conversationId, messages }: History): Violation[] {
  const wrong = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return wrong < 0
    ? []
    : [violation('I3', `${conversationId} has ${messages[wrong]?.seq} in the place of ${wrong + 1}`)];
}

/** What was acknowledged before another message was first tried comes before that message. */
function realTimeOrder({ sends }: Evidence): Violation[] {
  const byConversation = Map.groupBy(sends, ({ conversationId }) => conversationId);
  return [...byConversation.values()].flatMap((all) => {
    const acked = all.flatMap((send) => {
      const seq = send.outcomes.find(isOk)?.seq ?? null;
      return seq === null || send.ackedAt === null ? [] : [{ ...send, seq, ackedAt: send.ackedAt }];
    });
    const byAck = acked.toSorted((a, b) => a.ackedAt - b.ackedAt);
    const byInvocation = acked.toSorted((a, b) => a.invokedAt - b.invokedAt);
    let highest = 0;
    let next = 0;
    return byInvocation.flatMap(({ text, seq, invokedAt }) => {
      for (let ack = byAck[next]; ack && ack.ackedAt < invokedAt; ack = byAck[next]) {
        highest = Math.max(highest, ack.seq);
        next += 1;
      }
      return seq > highest
        ? []
        : [
            violation(
              'I4',
              `${text} is ${seq}, and ${highest} was acknowledged before it was sent`,
              'disordered',
            ),
          ];
    });
  });
}

function viewAndHistory(
  { client, conversationId, ...view }: View,
  history: History | undefined,
): Violation[] {
  if (!history) return [];
  const found: Violation[] = [];
  const disorder = view.told.findIndex((seq, index) => index > 0 && seq <= (view.told[index - 1] ?? 0));
  if (disorder > 0) {
    found.push(
      violation(
        'I4',
        `${client} was told of ${view.told.slice(disorder - 1, disorder + 1).join(' and then of ')}`,
      ),
    );
  }
  if (view.version !== history.version) {
    found.push(
      violation('I4', `${client} has ${conversationId} at version ${view.version}, not ${history.version}`),
    );
  }
  const [first] = view.messages;
  const expected = first ? history.messages.slice(first.seq - 1) : history.messages;
  if (view.messages.length !== expected.length) {
    found.push(
      violation(
        'I4',
        `${client} has ${view.messages.length} messages where the history has ${expected.length}`,
      ),
    );
  }
  const wrong = view.messages.find((message, index) => !isDeepStrictEqual(message, expected[index]));
  if (wrong)
    found.push(violation('I4', `${client} has another ${wrong.seq} than the history: ${wrong.text}`));
  return found;
}

/** Whatever was told of a seq, at any time, is what the history has there. */
function sightingsOfOthers(evidence: Evidence): Violation[] {
  const written = new Map(
    evidence.histories.map(({ conversationId, messages }) => [
      conversationId,
      new Map(messages.map(({ seq, clientId }) => [seq, clientId])),
    ]),
  );
  return evidence.sightings
    .filter(({ conversationId, seq, clientId }) => {
      const history = written.get(conversationId);
      return history && history.get(seq) !== clientId;
    })
    .map(({ client, seq, clientId }) =>
      violation('I4', `${client} was told of ${clientId} as ${seq}, which it is not`),
    );
}

function reachedAfterActs({ acts, sightings, sends }: Evidence, windowMs: number): Violation[] {
  return acts.flatMap(({ kind, conversationId, userId, ackedAt }) => {
    const after = (at: number) => at > ackedAt + windowMs;
    const late = (ms: number) => `${Math.round(ms - ackedAt)} ms after`;
    if (kind === 'blocked') {
      return sends
        .filter((send) => send.senderId === userId && send.conversationId === conversationId)
        .filter(({ invokedAt, outcomes }) => invokedAt > ackedAt && outcomes.some(isOk))
        .map(({ text, invokedAt }) =>
          violation('I5', `${userId} could send ${text}, ${late(invokedAt)} being blocked`),
        );
    }
    return sightings
      .filter((sighting) => sighting.userId === userId && sighting.conversationId === conversationId)
      .filter(({ at }) => after(at))
      .map(({ seq, at }) => violation('I5', `${userId} was told of ${seq}, ${late(at)} being ${kind}`));
  });
}

function holdingTooMuch({ holdings }: Evidence, bounds: Bounds): Violation[] {
  const names = ['residentBytes', 'unsentBytes', 'jobsWaiting'] as const;
  return holdings.flatMap((holding) =>
    names
      .filter((name) => holding[name] > bounds[name])
      .map((name) =>
        violation('I7', `${holding.process}: ${name} is ${holding[name]}, more than ${bounds[name]}`),
      ),
  );
}

function tooLate({ recoveries }: Evidence, boundMs: number): Violation[] {
  return recoveries
    .filter(({ tookMs }) => tookMs === null || tookMs > boundMs)
    .map(({ of, tookMs }) =>
      violation('I8', `${of} ${tookMs === null ? 'never came' : `took ${Math.round(tookMs)} ms`}`),
    );
}

function ownFaults({ sends, blunders }: Evidence): Violation[] {
  const sendings = sends.flatMap(({ text, outcomes }) =>
    outcomes.filter((outcome) => outcome.kind !== 'ok' && outcome.code === 'INTERNAL').map(() => text),
  );
  return [...sendings, ...blunders].map((what) => violation('E', `${what} was answered INTERNAL`));
}
