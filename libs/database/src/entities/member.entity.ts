import { LIMITS, type MemberRole } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BooleanColumn, IntColumn, TextColumn, TimeColumn } from '../columns.ts';

/** Somebody in a conversation, or somebody who was: rows stay, so that clients can be told who has gone. */
@Entity('members')
@Index(['userId', 'state', 'conversationId'])
@Index(['conversationId', 'version'])
@Index(['conversationId', 'state', 'role', 'userId'])
export class MemberEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  userId!: string;

  @TextColumn(10)
  state!: 'active' | 'left' | 'removed' | 'banned';

  @TextColumn(10)
  role!: MemberRole;

  /** The conversation's version in which the state or the role last changed. */
  @IntColumn()
  version!: number;

  @TimeColumn()
  joinedAt!: Date;

  @IntColumn()
  readSeq!: number;

  @IntColumn()
  deliveredSeq!: number;

  @BooleanColumn()
  markedUnread!: boolean;

  @TimeColumn({ nullable: true })
  mutedUntil!: Date | null;

  @BooleanColumn()
  pinned!: boolean;

  @BooleanColumn()
  archived!: boolean;
}
