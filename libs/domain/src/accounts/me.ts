import { type Me, type User } from '@parley/contracts';
import { IdentityEntity, type Reader, type UserEntity } from '@parley/database';

/** What a person sees of their own account. */
export async function toMe(reader: Reader, user: UserEntity): Promise<Me> {
  const googleLinked = await reader.manager.existsBy(IdentityEntity, { userId: user.id, provider: 'google' });
  return {
    ...toUser(user),
    role: user.role,
    locale: user.locale,
    phone: user.phone,
    email: user.email,
    emailVerified: user.email !== null,
    pendingEmail: user.pendingEmail,
    hasPassword: user.passwordHash !== null,
    googleLinked,
    settings: user.settings,
    createdAt: user.createdAt.toISOString(),
  };
}

/** What others see of it. */
export function toUser({ id, username, displayName, about, avatar }: UserEntity): User {
  const avatarUrl = avatar === null ? null : `/api/avatars/${avatar}`;
  return { id, username, displayName, about, avatarUrl };
}
