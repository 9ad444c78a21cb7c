import { Entity } from 'typeorm';
import { PrimaryId, TimeColumn } from '../columns.ts';

/** When somebody last was connected. Not in `users`: it changes often, and nobody else's business waits for it. */
@Entity('last_seen')
export class LastSeenEntity {
  @PrimaryId()
  userId!: string;

  @TimeColumn()
  at!: Date;
}
