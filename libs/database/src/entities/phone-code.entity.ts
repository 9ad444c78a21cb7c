import { LIMITS } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { HASH_LENGTH, IdColumn, IntColumn, TextColumn, TimeColumn } from '../columns.ts';

export type PhoneCodePurpose = 'sign-in' | 'change-phone';

/**
 * The latest code of a number, and how many it was sent. One row a number, locked by whoever requests or verifies: so
 * there is one open code at most, and all counting is exact.
 */
@Entity('phone_codes')
export class PhoneCodeEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.phone })
  phone!: string;

  /** The request that the code belongs to; part of what its hash covers. */
  @IdColumn()
  requestId!: string;

  @TextColumn(20)
  purpose!: PhoneCodePurpose;

  /** Who changes to this number; null for signing in. */
  @IdColumn({ nullable: true })
  userId!: string | null;

  /** Null where the provider makes and checks the codes. */
  @TextColumn(HASH_LENGTH, { nullable: true })
  codeHash!: string | null;

  @IntColumn()
  attempts!: number;

  /** Codes sent since the last right one; decides the wait before the next. */
  @IntColumn()
  streak!: number;

  /** Codes sent since `windowStartedAt`. */
  @IntColumn()
  sentInWindow!: number;

  @TimeColumn()
  windowStartedAt!: Date;

  @Index()
  @TimeColumn()
  sentAt!: Date;

  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  consumedAt!: Date | null;
}
