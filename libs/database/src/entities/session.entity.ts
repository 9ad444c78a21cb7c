import { LIMITS } from '@parley/contracts';
import { Column, Entity, Index } from 'typeorm';
import { HASH_LENGTH, IdColumn, IntColumn, PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

/** When a generation of the refresh token was exchanged for the next; `at` in milliseconds. */
export interface Rotation {
  readonly generation: number;
  readonly at: number;
}

/** One sign-in on one device, and the whole family of its refresh tokens. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryId()
  id!: string;

  @Index()
  @IdColumn()
  userId!: string;

  @TextColumn(LIMITS.device)
  device!: string;

  @TextColumn(LIMITS.place)
  place!: string;

  /** Random; goes into the making of each refresh token, and leaves the database never. */
  @TextColumn(HASH_LENGTH)
  salt!: string;

  /** Which refresh token of the family is the one that counts. */
  @IntColumn()
  generation!: number;

  /** The latest rotations, oldest first: a response that got lost can be asked for again. */
  @Column({ type: 'simple-json' })
  rotations!: Rotation[];

  @TimeColumn()
  createdAt!: Date;

  @TimeColumn()
  lastUsedAt!: Date;

  @Index()
  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  revokedAt!: Date | null;
}
