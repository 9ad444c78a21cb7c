import { type PersonalEvent } from '@parley/contracts';
import { type Tx } from '@parley/database';
import { type Announcements } from './announcements.ts';

/** Tells a person's connected clients, at whichever gateways they are, what has happened to that person. */
export class PersonalEvents {
  constructor(private readonly announcements: Announcements) {}

  /**
   * Sends once the transaction has committed, and never if it does not. Those of one transaction arrive in the order of
   * sending, at most once: clients that were away or missed some load afresh.
   */
  send(tx: Tx, userId: string, events: readonly PersonalEvent[]): void {
    if (events.length === 0) return;
    tx.afterCommit(() => this.announcements.publishTo('user', userId, [...events]));
  }
}
