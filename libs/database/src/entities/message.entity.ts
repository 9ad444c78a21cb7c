import { LIMITS, type SystemNote } from '@parley/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { HASH_LENGTH, IdColumn, IntColumn, TextColumn, TimeColumn } from '../columns.ts';

export const CLIENT_ID_LENGTH = 36;

/** What of a message is neither searched nor sorted by. */
export interface MessageExtras {
  readonly note?: SystemNote;
  readonly replyTo?: number;
  readonly forwardedFrom?: { readonly userId: string; readonly name: string };
  readonly mentions?: readonly string[];
  readonly mentionsEveryone?: true;
}

@Entity('messages')
@Index(['clientId', 'senderId'], { unique: true })
@Index(['conversationId', 'version'])
export class MessageEntity {
  @PrimaryColumn({ type: 'varchar', length: LIMITS.id })
  conversationId!: string;

  /** Dense from 1 within the conversation. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  /** The conversation's version in which this message last changed. */
  @IntColumn()
  version!: number;

  @IdColumn()
  senderId!: string;

  /** With the sender unique: sending again finds what the first time made. */
  @TextColumn(CLIENT_ID_LENGTH)
  clientId!: string;

  /** Of what was sent, so that a retry is told from another message under the same clientId. */
  @TextColumn(HASH_LENGTH)
  fingerprint!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'simple-json' })
  extras!: MessageExtras;

  @TimeColumn()
  createdAt!: Date;

  @TimeColumn({ nullable: true })
  editedAt!: Date | null;

  @TimeColumn({ nullable: true })
  deletedAt!: Date | null;
}
