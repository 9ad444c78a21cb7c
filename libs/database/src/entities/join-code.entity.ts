import { LIMITS } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, IntColumn, TimeColumn } from '../columns.ts';

/** The code that lets people into a group; there is one at most, and a new one replaces it. */
@Entity('join_codes')
export class JoinCodeEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.joinCode })
  code!: string;

  @Index({ unique: true })
  @IdColumn()
  conversationId!: string;

  @TimeColumn({ nullable: true })
  expiresAt!: Date | null;

  @IntColumn({ nullable: true })
  usesLeft!: number | null;
}
