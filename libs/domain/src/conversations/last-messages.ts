import { type Message } from '@parley/contracts';
import { HiddenMessageEntity, MessageEntity, type Reader } from '@parley/database';
import { In } from 'typeorm';
import { type Access } from './conversation-access.ts';
import { toMessages } from './message-rows.ts';
import { visibleTo } from './visible-messages.ts';

/** For each of the accesses the newest message that its person sees; null where there is none. */
export async function lastMessagesOf(
  reader: Reader,
  accesses: readonly Access[],
): Promise<(Message | null)[]> {
  const spoken = accesses.filter(({ conversation }) => conversation.lastSeq > 0);
  if (spoken.length === 0) return accesses.map(() => null);
  const places = new Map(spoken.map(({ conversation: { id, lastSeq } }) => [id, lastSeq]));
  const rows = await reader.manager.find(MessageEntity, {
    where: [...places].map(([conversationId, seq]) => ({ conversationId, seq })),
  });
  const hidden = await hiddenPlaces(reader, spoken, places);
  const messages = new Map(
    (await toMessages(reader, rows)).map((message) => [message.conversationId, message]),
  );
  const last: (Message | null)[] = [];
  for (const access of accesses) {
    const { conversation, member } = access;
    last.push(
      hidden.has(`${member.userId}/${conversation.id}`)
        ? await newestVisible(reader, access)
        : (messages.get(conversation.id) ?? null),
    );
  }
  return last;
}

/** Who has deleted the last message of which conversation for themselves. */
async function hiddenPlaces(
  { manager }: Reader,
  accesses: readonly Access[],
  places: ReadonlyMap<string, number>,
): Promise<Set<string>> {
  const found = await manager.findBy(HiddenMessageEntity, {
    userId: In([...new Set(accesses.map(({ member }) => member.userId))]),
    conversationId: In([...places.keys()]),
    seq: In([...new Set(places.values())]),
  });
  return new Set(
    found
      .filter(({ conversationId, seq }) => places.get(conversationId) === seq)
      .map(({ userId, conversationId }) => `${userId}/${conversationId}`),
  );
}

async function newestVisible(reader: Reader, { conversation, member }: Access): Promise<Message | null> {
  const rows = await visibleTo(reader, member.userId, conversation.id, { order: 'seq DESC', limit: 1 });
  const [message = null] = await toMessages(reader, rows);
  return message;
}
