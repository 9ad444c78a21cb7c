import {
  type ConversationEntity,
  givenRows,
  marks,
  type MessageEntity,
  timeText,
  type Tx,
} from '@parley/database';

/**
 * What a batch of messages reads and writes: one statement each, whatever the number of messages and conversations, and plain
 * rows instead of entities. This is the way that every message goes.
 */

/** What the writer needs to know of a conversation, and counts up. */
export type OpenConversation = Pick<
  ConversationEntity,
  'id' | 'posting' | 'directKey' | 'lastSeq' | 'version'
>;

/** Locks them in the order of their ids, so that two batches never wait for each other. */
export async function lockConversations(
  { dialect, manager }: Tx,
  ids: ReadonlySet<string>,
): Promise<Map<string, OpenConversation>> {
  const rows = await manager.query<OpenConversation[]>(
    `SELECT id, posting, directKey, lastSeq, version FROM conversations WHERE id IN (${marks(ids)})
     ORDER BY id ${dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
    [...ids].sort(),
  );
  return new Map(rows.map((row) => [row.id, { ...row }]));
}

const COUNTERS = { id: 'id', lastSeq: 'int', version: 'int' } as const;

/** Stores how far the conversations have been counted up. */
export async function storeCounters(
  { dialect, manager }: Tx,
  conversations: readonly OpenConversation[],
): Promise<void> {
  const given = `${givenRows(dialect, COUNTERS)} given`;
  await manager.query(
    dialect === 'mysql'
      ? `UPDATE conversations c JOIN ${given} ON c.id = given.id
         SET c.lastSeq = given.lastSeq, c.version = given.version`
      : `UPDATE conversations SET lastSeq = given.lastSeq, version = given.version
         FROM ${given} WHERE conversations.id = given.id`,
    [JSON.stringify(conversations.map(({ id, lastSeq, version }) => [id, lastSeq, version]))],
  );
}

const COLUMNS = [
  'conversationId',
  'seq',
  'version',
  'senderId',
  'clientId',
  'fingerprint',
  'text',
  'extras',
  'createdAt',
] as const;
const ROW = `(${marks(COLUMNS)})`;

export async function insertMessages({ manager }: Tx, messages: readonly MessageEntity[]): Promise<void> {
  await manager.query(
    `INSERT INTO messages (${COLUMNS.join(', ')}) VALUES ${messages.map(() => ROW).join(', ')}`,
    messages.flatMap((message) => [
      message.conversationId,
      message.seq,
      message.version,
      message.senderId,
      message.clientId,
      message.fingerprint,
      message.text,
      JSON.stringify(message.extras),
      timeText(message.createdAt),
    ]),
  );
}

const READERS = { conversationId: 'id', userId: 'id', seq: 'int' } as const;

/**
 * Whoever writes has read what is above; nothing is sent, since everybody sees who wrote what. Needs the locks of the
 * conversations: nobody is further than the newest message.
 */
export async function readByWriting(
  { dialect, manager }: Tx,
  messages: readonly Pick<MessageEntity, 'conversationId' | 'senderId' | 'seq'>[],
): Promise<void> {
  // Of several messages of one person, the last.
  const reached = new Map(
    messages.map(({ conversationId, senderId, seq }) => [
      `${conversationId}/${senderId}`,
      [conversationId, senderId, seq],
    ]),
  );
  const given = `${givenRows(dialect, READERS)} given`;
  const matches = 'm.conversationId = given.conversationId AND m.userId = given.userId';
  await manager.query(
    dialect === 'mysql'
      ? `UPDATE members m JOIN ${given} ON ${matches}
         SET m.readSeq = given.seq, m.deliveredSeq = given.seq, m.markedUnread = 0 WHERE m.state = 'active'`
      : `UPDATE members AS m SET readSeq = given.seq, deliveredSeq = given.seq, markedUnread = 0
         FROM ${given} WHERE ${matches} AND m.state = 'active'`,
    [JSON.stringify([...reached.values()])],
  );
}
