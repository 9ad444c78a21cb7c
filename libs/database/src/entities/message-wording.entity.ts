import { LIMITS } from '@parley/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '../columns.ts';

/** What a message said before it was edited or deleted. */
@Entity('message_wordings')
export class MessageWordingEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;

  /** The version that replaced it. */
  @PrimaryColumn({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  text!: string;

  @TimeColumn()
  replacedAt!: Date;
}
