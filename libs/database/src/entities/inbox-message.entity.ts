import { LIMITS } from '@parley/contracts';
import { Column, Entity } from 'typeorm';
import { PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

/** A text message or mail that the development inbox caught. */
@Entity('inbox_messages')
export class InboxMessageEntity {
  @PrimaryId()
  id!: string;

  @TextColumn(LIMITS.email)
  recipient!: string;

  @TextColumn(10)
  via!: 'sms' | 'email';

  @Column({ type: 'text' })
  text!: string;

  @TimeColumn()
  at!: Date;
}
