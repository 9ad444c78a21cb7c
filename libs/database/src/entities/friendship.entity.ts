import { LIMITS } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '../columns.ts';

/** A friendship is two rows, one seen from each side, so that a person's friends are one index scan. */
@Entity('friendships')
export class FriendshipEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  @Index()
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  friendId!: string;

  @TimeColumn()
  createdAt!: Date;
}
