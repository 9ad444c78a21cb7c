import { LIMITS } from '@parley/contracts';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { HASH_LENGTH, PICTURE_NAME_LENGTH, TextColumn, TimeColumn } from '../columns.ts';

/** What was found at the address of a link, for all who read it. The address itself is not kept: it may be a secret. */
@Entity('link_previews')
export class LinkPreviewEntity {
  /** SHA-256 of the address. */
  @PrimaryColumn({ type: 'varchar', length: HASH_LENGTH })
  urlHash!: string;

  @TextColumn(LIMITS.linkSiteName)
  siteName!: string;

  /** Null where there was nothing to show. */
  @TextColumn(LIMITS.linkTitle, { nullable: true })
  title!: string | null;

  @TextColumn(LIMITS.linkDescription, { nullable: true })
  description!: string | null;

  /** The name of a stored picture. */
  @Index({ unique: true })
  @TextColumn(PICTURE_NAME_LENGTH, { nullable: true })
  picture!: string | null;

  /** From then on it is asked for anew. */
  @Index()
  @TimeColumn()
  expiresAt!: Date;
}
