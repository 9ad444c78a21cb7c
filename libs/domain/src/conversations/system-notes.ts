import { randomUUID } from 'node:crypto';
import { type PersonalEvent, type SystemNote } from '@parley/contracts';
import { type ConversationEntity, MessageEntity, type Tx, UserEntity } from '@parley/database';
import { In } from 'typeorm';
import { toUser } from '../accounts/me.ts';
import { readByWriting } from './batch-rows.ts';
import { peopleIn, toMessage } from './message-rows.ts';

/**
 * Tells in the conversation what somebody did to it: a message like others, with its seq and version. Needs the
 * conversation's lock, and counts it up; the caller stores the counters. Answers the event to send.
 *
 * As with messages, whoever does something has read what is above.
 */
export async function addNote(
  tx: Tx,
  conversation: ConversationEntity,
  senderId: string,
  note: SystemNote,
): Promise<PersonalEvent> {
  conversation.lastSeq += 1;
  conversation.version += 1;
  const { id: conversationId, lastSeq: seq, version } = conversation;
  const row = tx.manager.create(MessageEntity, {
    conversationId,
    seq,
    version,
    senderId,
    clientId: randomUUID(),
    fingerprint: '',
    text: '',
    extras: { note },
    createdAt: tx.now,
    editedAt: null,
    deletedAt: null,
  });
  await tx.manager.insert(MessageEntity, row);
  await readByWriting(tx, [row]);
  const message = toMessage(row);
  const users = await tx.manager.findBy(UserEntity, { id: In(peopleIn([message])) });
  const data = { conversationId, since: version - 1, version, messages: [message], users: users.map(toUser) };
  return { channel: 'messages', type: 'added', data };
}

const QUIET_ABOVE = 100;

/**
 * Whether it is told who comes and goes by themselves. In larger rooms that would be most of what there is to read, and
 * everybody's unread count would be about it; the member list says it there.
 */
export function tellsOfComing({ memberCount }: ConversationEntity): boolean {
  return memberCount <= QUIET_ABOVE;
}
