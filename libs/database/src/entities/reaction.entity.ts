import { LIMITS } from '@parley/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn } from '../columns.ts';

@Entity('reactions')
export class ReactionEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @PrimaryColumn({ type: 'varchar', length: LIMITS.emoji })
  emoji!: string;

  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  /** A ULID: in which order people reacted. */
  @IdColumn()
  id!: string;
}
