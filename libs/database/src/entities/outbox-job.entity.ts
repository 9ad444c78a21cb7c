import { Column, Entity, Index } from 'typeorm';
import { IntColumn, PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

export const JOB_ERROR_LENGTH = 500;

/** A job that was committed together with what gave rise to it, until it is done or handed to the queue. */
@Entity('outbox_jobs')
@Index(['state', 'dueAt'])
export class OutboxJobEntity {
  @PrimaryId()
  id!: string;

  @TextColumn(60)
  name!: string;

  @Column({ type: 'text' })
  payload!: string;

  @TextColumn(10)
  state!: 'waiting' | 'dead';

  @TimeColumn()
  createdAt!: Date;

  /** Not before this; a claim moves it to the end of its lease. */
  @TimeColumn()
  dueAt!: Date;

  @IntColumn()
  attempts!: number;

  @TextColumn(JOB_ERROR_LENGTH, { nullable: true })
  error!: string | null;

  @TimeColumn({ nullable: true })
  diedAt!: Date | null;
}
