import { BlockEntity, type ConversationEntity, type Reader } from '@parley/database';
import { directKey, peopleOf } from './direct-keys.ts';

/** Of these pairs, by their keys, those in which one has blocked the other. */
export async function partedAmong({ manager }: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const blocks = await manager.find(BlockEntity, {
    where: [...new Set(keys)].flatMap((key) => {
      const [one, other] = peopleOf(key);
      return [
        { blockerId: one, blockedId: other },
        { blockerId: other, blockedId: one },
      ];
    }),
  });
  return new Set(blocks.map(({ blockerId, blockedId }) => directKey(blockerId, blockedId)));
}

/** Of these conversations, the direct ones whose two are parted: there, neither hears how far the other one is. */
export async function partedConversations(
  reader: Reader,
  conversations: readonly ConversationEntity[],
): Promise<Set<ConversationEntity>> {
  const keys = conversations.flatMap(({ directKey: key }) => key ?? []);
  const parted = await partedAmong(reader, keys);
  return new Set(conversations.filter(({ directKey: key }) => key !== null && parted.has(key)));
}
