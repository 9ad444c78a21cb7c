import { LIMITS } from '@parley/contracts';
import { Entity, PrimaryColumn } from 'typeorm';

/** Stands for every member, so that naming everybody is one row. */
export const EVERYONE = '*';

@Entity('mentions')
export class MentionEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  /** A person, or `EVERYONE`. */
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;
}
