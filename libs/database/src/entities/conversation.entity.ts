import { LIMITS } from '@parley/contracts';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

/** Two ids and a colon. */
export const DIRECT_KEY_LENGTH = LIMITS.id * 2 + 1;
/** Case folding can lengthen a title. */
export const TITLE_KEY_LENGTH = LIMITS.conversationTitle * 3;

@Entity('conversations')
@Index(['visibility', 'titleKey', 'id'])
export class ConversationEntity {
  @PrimaryId()
  id!: string;

  @TextColumn(10)
  kind!: 'direct' | 'group';

  @TextColumn(10)
  visibility!: 'private' | 'public';

  @TextColumn(10)
  posting!: 'everyone' | 'admins';

  /** The two people of a direct conversation, in the order of their ids: so that there is one for each pair. */
  @Index({ unique: true })
  @TextColumn(DIRECT_KEY_LENGTH, { nullable: true })
  directKey!: string | null;

  @TextColumn(LIMITS.conversationTitle)
  title!: string;

  /** `title` folded for searching. */
  @TextColumn(TITLE_KEY_LENGTH)
  titleKey!: string;

  @TextColumn(LIMITS.conversationDescription)
  description!: string;

  @IdColumn()
  createdBy!: string;

  @TimeColumn()
  createdAt!: Date;

  /** The seq of the newest message. */
  @IntColumn()
  lastSeq!: number;

  /** Counts every change; whoever changes anything holds this row's lock. */
  @IntColumn()
  version!: number;

  @IntColumn()
  memberCount!: number;

  /** The latest pin first. */
  @Column({ type: 'simple-json' })
  pinnedSeqs!: number[];
}
