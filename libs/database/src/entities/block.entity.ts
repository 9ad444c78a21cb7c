import { LIMITS } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '../columns.ts';

/** Somebody who wants to have nothing to do with somebody. */
@Entity('blocks')
export class BlockEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  blockerId!: string;

  @Index()
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  blockedId!: string;

  @TimeColumn()
  createdAt!: Date;
}
