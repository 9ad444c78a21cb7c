import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type ConversationEntity, FriendshipEntity, type Reader } from '@parley/database';
import { directKey, peerOf } from './direct-keys.ts';
import { partedAmong } from './parted-pairs.ts';

/** Somebody who would write in a conversation. */
interface Writer {
  readonly conversation: ConversationEntity;
  readonly senderId: string;
}

/** Who may write to whom in private: not where either has blocked the other; and friends only, unless the settings say anyone. */
@Injectable()
export class DirectMessagePolicy {
  constructor(private readonly config: Config) {}

  /** Whether the sender may write in the conversation, as far as the other one has a say in it. */
  async allows(reader: Reader, conversation: ConversationEntity, senderId: string): Promise<boolean> {
    return (await this.unwanted(reader, [{ conversation, senderId }])).size === 0;
  }

  async allowsBetween(reader: Reader, senderId: string, peerId: string): Promise<boolean> {
    const [refused] = await this.refused(reader, [{ senderId, peerId }]);
    return refused === undefined;
  }

  /** Of those who would write, the ones who may not, by conversation. */
  async unwanted(
    reader: Reader,
    writers: readonly Writer[],
  ): Promise<Map<ConversationEntity, ReadonlySet<string>>> {
    const direct = writers.flatMap(({ conversation, senderId }) => {
      const peerId = peerOf(conversation, senderId);
      return peerId === null ? [] : [{ conversation, senderId, peerId }];
    });
    const refused = Map.groupBy(await this.refused(reader, direct), ({ conversation }) => conversation);
    return new Map(
      [...refused].map(([conversation, pairs]) => [
        conversation,
        new Set(pairs.map(({ senderId }) => senderId)),
      ]),
    );
  }

  private async refused<P extends { readonly senderId: string; readonly peerId: string }>(
    reader: Reader,
    pairs: readonly P[],
  ): Promise<P[]> {
    if (pairs.length === 0) return [];
    const keys = pairs.map(({ senderId, peerId }) => directKey(senderId, peerId));
    const parted = await partedAmong(reader, keys);
    const anyone = this.config.settings.DIRECT_MESSAGES === 'anyone';
    const friendships = anyone
      ? []
      : await reader.manager.find(FriendshipEntity, {
          where: pairs.map(({ senderId, peerId }) => ({ userId: senderId, friendId: peerId })),
        });
    const friends = new Set(friendships.map(({ userId, friendId }) => directKey(userId, friendId)));
    return pairs.filter(({ senderId, peerId }) => {
      const key = directKey(senderId, peerId);
      return parted.has(key) || !(anyone || friends.has(key));
    });
  }
}
