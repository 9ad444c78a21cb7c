import { randomUUID } from 'node:crypto';
import { type Outcome, type Send } from './evidence.ts';

export interface Counts {
  readonly acked: number;
  readonly failed: number;
  readonly unknown: number;
}

/** A message in the hands of whoever sends it. */
export class Sending implements Send {
  readonly clientId: string;
  readonly outcomes: Outcome[] = [];
  readonly invokedAt = performance.now();
  readonly conversationId: string;
  readonly senderId: string;
  readonly text: string;
  ackedAt: number | null = null;

  constructor(conversationId: string, senderId: string, text: string, clientId: string = randomUUID()) {
    this.conversationId = conversationId;
    this.senderId = senderId;
    this.text = text;
    this.clientId = clientId;
  }

  get acked(): boolean {
    return this.ackedAt !== null;
  }

  note(outcome: Outcome): Outcome {
    this.outcomes.push(outcome);
    if (outcome.kind === 'ok') this.ackedAt ??= performance.now();
    return outcome;
  }
}

/** Every message that was to be sent, and what was answered each time. */
export class LogOfSends {
  readonly sends: Sending[] = [];
  #acked = 0;

  begin(conversationId: string, senderId: string, text: string, clientId?: string): Sending {
    const sending = new Sending(conversationId, senderId, text, clientId);
    this.sends.push(sending);
    return sending;
  }

  note(sending: Sending, outcome: Outcome): Outcome {
    if (outcome.kind === 'ok' && !sending.acked) this.#acked += 1;
    return sending.note(outcome);
  }

  get acked(): number {
    return this.#acked;
  }

  /** Of messages, by the best that was ever said of each. */
  get counts(): Counts {
    const unacked = this.sends.filter(({ acked, outcomes }) => !acked && outcomes.length > 0);
    const failed = unacked.filter(({ outcomes }) => outcomes.every(({ kind }) => kind === 'failed')).length;
    return { acked: this.#acked, failed, unknown: unacked.length - failed };
  }
}
