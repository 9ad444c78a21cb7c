import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, TimeColumn } from '../columns.ts';

export const SUBJECT_LENGTH = 255;
export type IdentityProvider = 'google';

/** An account elsewhere that signs in to one here. */
@Entity('identities')
@Index(['userId', 'provider'], { unique: true })
export class IdentityEntity {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  provider!: IdentityProvider;

  @PrimaryColumn({ type: 'varchar', length: SUBJECT_LENGTH })
  subject!: string;

  @IdColumn()
  userId!: string;

  @TimeColumn()
  createdAt!: Date;
}
