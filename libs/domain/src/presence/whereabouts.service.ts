import { Inject, Injectable } from '@nestjs/common';
import { type Presence } from '@parley/contracts';
import {
  BlockEntity,
  Database,
  FriendshipEntity,
  LastSeenEntity,
  type Reader,
  UserEntity,
} from '@parley/database';
import { In } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { Announcements } from '../runtime/announcements.ts';
import { GatheredCalls } from '../runtime/gathered-calls.ts';
import { RUNTIME } from '../runtime/runtime.module.ts';
import { type Runtime } from '../runtime/runtime.ts';

/** Who is here and when somebody was here last, as far as each person shows it. */
@Injectable()
export class Whereabouts {
  private readonly departures = new GatheredCalls((userIds: readonly string[]) =>
    this.noteDepartures(userIds),
  );

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  /** Of the given people, in the order given; those who show nothing look as if they were away. */
  async of({ userId }: Pick<Principal, 'userId'>, userIds: readonly string[]): Promise<Presence[]> {
    const shown = await this.database.read((reader) => this.visibleTo(reader, userId, userIds));
    const online = await this.runtime.presence.online([...shown]);
    const rows = await this.database.read(({ manager }) =>
      manager.findBy(LastSeenEntity, { userId: In([...shown]) }),
    );
    const lastSeen = new Map(rows.map((row) => [row.userId, row.at.toISOString()]));
    return userIds.map((id) =>
      online.has(id)
        ? { userId: id, online: true, lastSeen: null }
        : { userId: id, online: false, lastSeen: lastSeen.get(id) ?? null },
    );
  }

  /** Of those who watch somebody, the ones who may know. */
  async mayKnow(userId: string, watcherIds: readonly string[]): Promise<Set<string>> {
    return this.database.read(async ({ manager }) => {
      const watchers = In([...watcherIds]);
      const user = await manager.findOneBy(UserEntity, { id: userId });
      const friendships = await manager.findBy(FriendshipEntity, { userId, friendId: watchers });
      const blocks = await manager.findBy(BlockEntity, [
        { blockerId: userId, blockedId: watchers },
        { blockerId: watchers, blockedId: userId },
      ]);
      const friends = new Set(friendships.map(({ friendId }) => friendId));
      const blocked = new Set(blocks.flatMap(({ blockerId, blockedId }) => [blockerId, blockedId]));
      return new Set(
        watcherIds.filter(
          (id) => user && (id === userId || (!blocked.has(id) && shows(user, friends.has(id)))),
        ),
      );
    });
  }

  /** Whose coming and going the person may know of. */
  private async visibleTo(
    { manager }: Reader,
    userId: string,
    userIds: readonly string[],
  ): Promise<Set<string>> {
    const ids = In([...userIds]);
    const people = await manager.findBy(UserEntity, { id: ids });
    const friendships = await manager.findBy(FriendshipEntity, { userId, friendId: ids });
    const blocks = await manager.findBy(BlockEntity, [
      { blockerId: ids, blockedId: userId },
      { blockerId: userId, blockedId: ids },
    ]);
    const friends = new Set(friendships.map(({ friendId }) => friendId));
    const blocked = new Set(blocks.flatMap(({ blockerId, blockedId }) => [blockerId, blockedId]));
    const visible = people.filter(
      (person) => person.id === userId || (!blocked.has(person.id) && shows(person, friends.has(person.id))),
    );
    return new Set(visible.map(({ id }) => id));
  }

  /** Somebody's first client connected. */
  async came(userId: string): Promise<void> {
    await this.tell({ userId, online: true, lastSeen: null });
  }

  /** Somebody's last client is gone, here or with a gateway that died. */
  async went(userId: string): Promise<void> {
    await this.departures.call(userId);
  }

  /** Somebody shows it to others than before. */
  async showAnew(userId: string): Promise<void> {
    const [own] = await this.of({ userId }, [userId]);
    if (own) await this.tell(own);
  }

  /** Each of two people shows it to the other one as they do from now on, and nobody else hears of it. */
  async showEachOtherAnew(oneId: string, otherId: string): Promise<void> {
    const people = [
      { userId: oneId, watcherId: otherId },
      { userId: otherId, watcherId: oneId },
    ];
    for (const { userId, watcherId } of people) {
      const [own] = await this.of({ userId }, [userId]);
      if (own) await this.tell(own, watcherId);
    }
  }

  private async noteDepartures(userIds: readonly string[]): Promise<ReadonlyMap<string, never>> {
    const at = this.runtime.clock.now();
    await this.database.write((tx) =>
      tx.manager.upsert(
        LastSeenEntity,
        userIds.map((userId) => ({ userId, at })),
        ['userId'],
      ),
    );
    const lastSeen = at.toISOString();
    await Promise.all(userIds.map((userId) => this.tell({ userId, online: false, lastSeen })));
    return new Map<string, never>();
  }

  private tell({ userId, online, lastSeen }: Presence, watcherId: string | null = null): Promise<void> {
    return this.announcements.publishTo('presence', userId, { online, lastSeen, watcherId });
  }
}

function shows({ settings, deletionAt }: UserEntity, toFriend: boolean): boolean {
  if (deletionAt) return false;
  return settings.lastSeen === 'everyone' || (settings.lastSeen === 'friends' && toFriend);
}
