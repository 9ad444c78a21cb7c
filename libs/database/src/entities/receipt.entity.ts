import { LIMITS } from '@parley/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '../columns.ts';

/** One advance of somebody's watermark: all up to `seq` was delivered, or read, by then. */
@Entity('receipts')
export class ReceiptEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  kind!: 'delivered' | 'read';

  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @TimeColumn()
  at!: Date;
}
