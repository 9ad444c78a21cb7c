import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { type ConversationEntity, type Reader } from '@parley/database';
import { directKey, peerOf } from './direct-keys.ts';
import { friendsAmong, partedAmong } from './parted-pairs.ts';

type Keyed = Pick<ConversationEntity, 'directKey'>;

/** Somebody who would write in a conversation. */
interface Writer<C extends Keyed> {
  readonly conversation: C;
  readonly senderId: string;
}

/** Who may write to whom in private: not where either has blocked the other; and friends only, unless the settings say anyone. */
@Injectable()
export class DirectMessagePolicy {
  constructor(private readonly config: Config) {}

  /** Whether the sender may write in the conversation, as far as the other one has a say in it. */
  async allows(reader: Reader, conversation: Keyed, senderId: string): Promise<boolean> {
    return (await this.unwanted(reader, [{ conversation, senderId }])).size === 0;
  }

  async allowsBetween(reader: Reader, senderId: string, peerId: string): Promise<boolean> {
    const [refused] = await this.refused(reader, [{ senderId, peerId }]);
    return refused === undefined;
  }

  /** Of those who would write, the ones who may not, by conversation. */
  async unwanted<C extends Keyed>(
    reader: Reader,
    writers: readonly Writer<C>[],
  ): Promise<Map<C, ReadonlySet<string>>> {
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
    const friends = anyone ? new Set() : await friendsAmong(reader, keys);
    return pairs.filter(({ senderId, peerId }) => {
      const key = directKey(senderId, peerId);
      return parted.has(key) || !(anyone || friends.has(key));
    });
  }
}
