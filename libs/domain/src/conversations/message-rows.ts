import { type Message, type Reaction } from '@parley/contracts';
import { type MessageEntity, type MessageExtras, type Reader } from '@parley/database';
import { placeKey, reactionsTo } from './reaction-rows.ts';

/** Messages as clients get them, in the order of the rows, which may be of several conversations. */
export async function toMessages(reader: Reader, rows: readonly MessageEntity[]): Promise<Message[]> {
  const reactions = await reactionsTo(reader, rows);
  return rows.map((row) => toMessage(row, reactions.get(placeKey(row))));
}

export function toMessage(row: MessageEntity, reactions: Reaction[] = []): Message {
  const { conversationId, seq, version, senderId, clientId, text, createdAt, editedAt, deletedAt } = row;
  const extras: MessageExtras = deletedAt ? {} : row.extras;
  return {
    conversationId,
    seq,
    version,
    senderId,
    clientId,
    text,
    note: extras.note ?? null,
    replyTo: extras.replyTo ?? null,
    forwardedFrom: extras.forwardedFrom ?? null,
    mentions: [...(extras.mentions ?? [])],
    mentionsEveryone: extras.mentionsEveryone ?? false,
    reactions,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}

/** Everybody whom the messages name. */
export function peopleIn(messages: readonly Message[]): string[] {
  const ids = new Set<string>();
  for (const { senderId, mentions, note, forwardedFrom, reactions } of messages) {
    ids.add(senderId);
    for (const id of mentions) ids.add(id);
    if (forwardedFrom) ids.add(forwardedFrom.userId);
    if (note && 'userId' in note) ids.add(note.userId);
    if (note && 'userIds' in note) for (const id of note.userIds) ids.add(id);
    for (const { userIds } of reactions) for (const id of userIds) ids.add(id);
  }
  return [...ids];
}
