import { LIMITS } from '@parley/contracts';
import { Entity, Index } from 'typeorm';
import { BooleanColumn, IdColumn, PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

/** What became of a request, as its receiver knows it. The sender is not told of a refusal: see `pendingKey`. */
export type InterestState = 'pending' | 'accepted' | 'declined' | 'withdrawn';

/** Settled requests are kept this long: what was declined, and how often was asked, counts against asking again. */
export const INTERESTS_REMEMBERED_DAYS = 30;

/** Two ids and what stands between them. */
const PAIR_KEY_LENGTH = 2 * LIMITS.id + 1;

/** A friend request. */
@Entity('interests')
@Index(['senderId', 'receiverId'])
@Index(['receiverId', 'state', 'hidden', 'id'])
export class InterestEntity {
  @PrimaryId()
  id!: string;

  @IdColumn()
  senderId!: string;

  @IdColumn()
  receiverId!: string;

  @TextColumn(LIMITS.interestNote)
  note!: string;

  @TextColumn(10)
  state!: InterestState;

  /** Never shown to the receiver, who has blocked or lately declined the sender. To the sender it looks like any other. */
  @BooleanColumn()
  hidden!: boolean;

  /** `sender:receiver` for as long as the request looks pending to the sender, also after it was declined; then null. */
  @Index({ unique: true })
  @TextColumn(PAIR_KEY_LENGTH, { nullable: true })
  pendingKey!: string | null;

  @TimeColumn()
  createdAt!: Date;

  /** When it stopped to be `pending`. */
  @TimeColumn({ nullable: true })
  decidedAt!: Date | null;

  /** When it stopped to look pending to the sender. How long it is kept depends on this alone, and so tells the sender nothing. */
  @Index()
  @TimeColumn({ nullable: true })
  closedAt!: Date | null;
}
