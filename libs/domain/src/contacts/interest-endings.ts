import { Injectable } from '@nestjs/common';
import { InterestEntity, type Tx } from '@parley/database';
import { In } from 'typeorm';
import { PersonalEvents } from '../runtime/personal-events.ts';
import { seenByReceiver, seenBySender } from './interest-records.ts';

/** The ways in which a request ends. Each of the two is told only of what they saw before, and do not see any more. */
@Injectable()
export class InterestEndings {
  constructor(private readonly events: PersonalEvents) {}

  /** The receiver is rid of it; to the sender it goes on to look pending. */
  decline(tx: Tx, interest: InterestEntity): Promise<void> {
    return this.end(tx, interest, { state: 'declined', decidedAt: tx.now });
  }

  /** What was declined stays so, for it counts against asking again. */
  withdraw(tx: Tx, interest: InterestEntity): Promise<void> {
    const ofPending = { state: 'withdrawn', decidedAt: tx.now } as const;
    const change = interest.state === 'pending' ? ofPending : {};
    return this.end(tx, interest, { ...change, pendingKey: null, closedAt: tx.now });
  }

  /** All that is open between two people, either way, has come true. Refusals of former days are forgiven with it. */
  async accept(tx: Tx, oneId: string, otherId: string): Promise<void> {
    const between = await tx.manager.findBy(
      InterestEntity,
      [
        { senderId: oneId, receiverId: otherId },
        { senderId: otherId, receiverId: oneId },
      ].map((pair) => ({ ...pair, state: In(['pending', 'declined']) })),
    );
    for (const interest of between) {
      await this.end(tx, interest, {
        state: 'accepted',
        pendingKey: null,
        decidedAt: tx.now,
        closedAt: tx.now,
      });
    }
  }

  private async end(tx: Tx, before: InterestEntity, change: Partial<InterestEntity>): Promise<void> {
    const after = Object.assign({}, before, change);
    await tx.manager.update(InterestEntity, before.id, change);
    const losers = [
      ...(seenBySender(before) && !seenBySender(after) ? [before.senderId] : []),
      ...(seenByReceiver(before) && !seenByReceiver(after) ? [before.receiverId] : []),
    ];
    for (const userId of losers) {
      this.events.send(tx, userId, [
        { channel: 'contacts', type: 'interest-gone', data: { interestId: before.id } },
      ]);
    }
  }
}
