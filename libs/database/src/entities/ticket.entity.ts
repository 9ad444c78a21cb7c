import { LIMITS } from '@parley/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { HASH_LENGTH, IdColumn, TextColumn, TimeColumn } from '../columns.ts';

/**
 * What a ticket lets its holder do, once:
 * `confirm-email` and `reset-password` travel in mails, `exchange` ends a redirect from Google, `link-google` starts one.
 */
export type TicketKind = 'confirm-email' | 'reset-password' | 'exchange' | 'link-google';

export interface TicketData {
  /** PKCE: whoever redeems must show what this SHA-256 was made from. */
  readonly challenge?: string;
  readonly created?: boolean;
}

@Entity('tickets')
export class TicketEntity {
  @PrimaryColumn({ type: 'varchar', length: HASH_LENGTH })
  tokenHash!: string;

  @TextColumn(20)
  kind!: TicketKind;

  @Index()
  @IdColumn()
  userId!: string;

  /** The address that a mail's ticket speaks for. */
  @TextColumn(LIMITS.email, { nullable: true })
  email!: string | null;

  @Column({ type: 'simple-json' })
  data!: TicketData;

  @Index()
  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  usedAt!: Date | null;
}
