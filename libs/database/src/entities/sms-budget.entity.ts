import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn } from '../columns.ts';

/** How many text messages were ordered on a day (UTC); the cap on the bill. */
@Entity('sms_budget')
export class SmsBudgetEntity {
  /** `2026-11-20` */
  @PrimaryColumn({ type: 'varchar', length: 10 })
  day!: string;

  @IntColumn()
  used!: number;
}
