import { LIMITS } from '@parley/contracts';
import { Entity, PrimaryColumn } from 'typeorm';

/** A message that somebody deleted for themselves alone. */
@Entity('hidden_messages')
export class HiddenMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;
}
