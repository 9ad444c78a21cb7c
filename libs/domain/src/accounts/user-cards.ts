import { Injectable } from '@nestjs/common';
import { type User } from '@parley/contracts';
import { type Reader, UserEntity } from '@parley/database';
import { Clock } from '@parley/infra';
import { In } from 'typeorm';
import { toUser } from './me.ts';

/** So long may a changed name or picture take to show in what is sent along with messages. */
const KEPT_MS = 30_000;
const KEPT_CARDS = 20_000;

/** What is shown of people beside their messages, kept for a moment: the same few write again and again. */
@Injectable()
export class UserCards {
  private readonly kept = new Map<string, { readonly card: User; readonly since: number }>();

  constructor(private readonly clock: Clock) {}

  async of({ manager }: Reader, ids: readonly string[]): Promise<User[]> {
    const now = this.clock.now().getTime();
    const fresh = (id: string) => {
      const entry = this.kept.get(id);
      return entry && now - entry.since < KEPT_MS ? entry.card : undefined;
    };
    const unknown = ids.filter((id) => !fresh(id));
    if (unknown.length > 0) {
      if (this.kept.size > KEPT_CARDS) this.kept.clear();
      const users = await manager.findBy(UserEntity, { id: In(unknown) });
      for (const user of users) this.kept.set(user.id, { card: toUser(user), since: now });
    }
    return ids.flatMap((id) => this.kept.get(id)?.card ?? []);
  }
}
