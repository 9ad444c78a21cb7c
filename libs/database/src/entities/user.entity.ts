import { LIMITS, type Role, type UserSettings } from '@parley/contracts';
import { Column, Entity, Index } from 'typeorm';
import { PICTURE_NAME_LENGTH, PrimaryId, TextColumn, TimeColumn } from '../columns.ts';

/** Argon2 hashes carry their parameters; this leaves room for stronger ones. */
export const PASSWORD_HASH_LENGTH = 255;
/** Case folding can lengthen a name. */
export const NAME_KEY_LENGTH = LIMITS.displayName.max * 3;

@Entity('users')
export class UserEntity {
  @PrimaryId()
  id!: string;

  @TextColumn(LIMITS.username.max)
  username!: string;

  /** `username` in lower case: usernames are unique without regard to case. */
  @Index({ unique: true })
  @TextColumn(LIMITS.username.max)
  usernameKey!: string;

  @TextColumn(LIMITS.displayName.max)
  displayName!: string;

  /** `displayName` folded for searching. */
  @Index()
  @TextColumn(NAME_KEY_LENGTH)
  nameKey!: string;

  @TextColumn(LIMITS.about)
  about!: string;

  /** The name of their stored picture. */
  @Index({ unique: true })
  @TextColumn(PICTURE_NAME_LENGTH, { nullable: true })
  avatar!: string | null;

  @TextColumn(10)
  role!: Role;

  @TextColumn(LIMITS.locale)
  locale!: string;

  /** Only numbers that were confirmed by a code. */
  @Index({ unique: true })
  @TextColumn(LIMITS.phone, { nullable: true })
  phone!: string | null;

  /** Only addresses that were confirmed; others wait in `pendingEmail`, which may stand in several accounts. */
  @TextColumn(LIMITS.email, { nullable: true })
  email!: string | null;

  /** `email` in lower case. */
  @Index({ unique: true })
  @TextColumn(LIMITS.email, { nullable: true })
  emailKey!: string | null;

  @TextColumn(LIMITS.email, { nullable: true })
  pendingEmail!: string | null;

  /** `pendingEmail` in lower case. */
  @Index()
  @TextColumn(LIMITS.email, { nullable: true })
  pendingEmailKey!: string | null;

  @TextColumn(PASSWORD_HASH_LENGTH, { nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'simple-json' })
  settings!: UserSettings;

  @TimeColumn()
  createdAt!: Date;

  /** When the grace period of a deleted account ends. */
  @Index()
  @TimeColumn({ nullable: true })
  deletionAt!: Date | null;

  /** When the account was emptied: the row stays as the nameless author of its messages. */
  @TimeColumn({ nullable: true })
  deletedAt!: Date | null;
}
