import { Injectable } from '@nestjs/common';
import { AppError, AVATAR_SIZES, type AvatarSize, type Me } from '@parley/contracts';
import { Database } from '@parley/database';
import { type LimitRule, Limits, squaresOf, UnusablePicture } from '@parley/infra';
import { Pictures } from '../pictures/pictures.service.ts';
import { toMe } from './me.ts';
import { type Principal } from './principal.ts';
import { lockUser } from './user-records.ts';

/** Enough for somebody who cannot decide; unpacking a picture is work. */
const CHANGES: LimitRule = { name: 'avatar', points: 30, seconds: 3600 };

/** The pictures of people. */
@Injectable()
export class Avatars {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly pictures: Pictures,
  ) {}

  /** Only what is drawn anew from the bytes is kept, never the bytes themselves. */
  async set(principal: Principal, bytes: Uint8Array): Promise<Me> {
    const { allowed, resetSeconds } = await this.limits.consume(CHANGES, principal.userId);
    if (!allowed) throw new AppError('RATE_LIMITED', { retryAfter: resetSeconds });
    const squares = await cutSquares(bytes);
    return this.replace(principal, await this.pictures.keep('avatars', squares));
  }

  remove(principal: Principal): Promise<Me> {
    return this.replace(principal, null);
  }

  read(name: string, size: AvatarSize): Promise<Buffer> {
    return this.pictures.read('avatars', name, String(size));
  }

  private replace({ userId }: Principal, avatar: string | null): Promise<Me> {
    return this.database.write(async (tx) => {
      const user = await lockUser(tx, userId);
      await this.pictures.release(tx, 'avatars', user.avatar);
      user.avatar = avatar;
      await tx.manager.save(user);
      return toMe(tx, user);
    });
  }
}

async function cutSquares(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  try {
    const squares = await squaresOf(bytes, AVATAR_SIZES);
    return new Map(squares.map((square, i) => [String(AVATAR_SIZES[i]), square]));
  } catch (error) {
    if (error instanceof UnusablePicture) throw new AppError('PICTURE_INVALID', undefined, { cause: error });
    throw error;
  }
}
