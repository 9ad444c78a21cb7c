import { LIMITS } from '@parley/contracts';
import {
  EVERYONE,
  MemberEntity,
  MentionEntity,
  type MessageEntity,
  type MessageExtras,
  type Reader,
  type Tx,
  UserEntity,
} from '@parley/database';
import { In } from 'typeorm';
import { caseKey } from '../accounts/search-keys.ts';

const HANDLE = /(?<![\p{L}\p{N}_.@])@([A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9])/gu;
const EVERYONE_HANDLE = 'everyone';

interface Mentions {
  readonly userIds: string[];
  readonly everyone: boolean;
}

/** Whom a text names: `@username` of members, and `@everyone`. */
export async function mentionsIn(reader: Reader, conversationId: string, text: string): Promise<Mentions> {
  const [mentions] = await mentionsInAll(reader, [{ conversationId, text }]);
  return mentions ?? { userIds: [], everyone: false };
}

/** The same of several texts, in order; asks the database only where somebody may be named. */
export async function mentionsInAll(
  reader: Reader,
  said: readonly { readonly conversationId: string; readonly text: string }[],
): Promise<Mentions[]> {
  const parsed = said.map(({ conversationId, text }) => ({ conversationId, ...handlesIn(text) }));
  const members = await membersByHandle(reader, parsed);
  return parsed.map(({ conversationId, keys, everyone }) => ({
    userIds: keys.flatMap((key) => members.get(`${conversationId}/${key}`) ?? []).sort(),
    everyone,
  }));
}

function handlesIn(text: string): { readonly keys: string[]; readonly everyone: boolean } {
  const handles = new Set(Array.from(text.matchAll(HANDLE), ([, handle = '']) => caseKey(handle)));
  const everyone = handles.delete(EVERYONE_HANDLE);
  return { keys: [...handles].slice(0, LIMITS.mentionsPerMessage), everyone };
}

/** The ids of members, by their conversation and handle. */
async function membersByHandle(
  { manager }: Reader,
  wanted: readonly { readonly conversationId: string; readonly keys: readonly string[] }[],
): Promise<Map<string, string>> {
  const keys = new Set(wanted.flatMap((one) => one.keys));
  if (keys.size === 0) return new Map();
  const users = await manager.find(UserEntity, {
    select: { id: true, usernameKey: true },
    where: { usernameKey: In([...keys]) },
  });
  const handles = new Map(users.map(({ id, usernameKey }) => [id, usernameKey]));
  const members = await manager.findBy(MemberEntity, {
    conversationId: In([...new Set(wanted.map(({ conversationId }) => conversationId))]),
    userId: In([...handles.keys()]),
    state: 'active',
  });
  return new Map(
    members.map(({ conversationId, userId }) => [`${conversationId}/${handles.get(userId)}`, userId]),
  );
}

/** Counts new messages among those that name somebody. */
export async function noteMentions(
  { manager }: Tx,
  rows: readonly Pick<MessageEntity, 'conversationId' | 'seq' | 'extras'>[],
): Promise<void> {
  const mentions = rows.flatMap(({ conversationId, seq, extras }) =>
    namedBy(extras).map((userId) => ({ conversationId, userId, seq })),
  );
  if (mentions.length > 0) await manager.insert(MentionEntity, mentions);
}

/** Counts a message by what it says from now on. */
export async function replaceMentions(
  tx: Tx,
  { conversationId, seq, extras: before }: MessageEntity,
  extras: MessageExtras,
): Promise<void> {
  const named = namedBy(before);
  if (named.length > 0)
    await tx.manager.delete(MentionEntity, { conversationId, userId: In([...named]), seq });
  await noteMentions(tx, [{ conversationId, seq, extras }]);
}

/** Who is named among everyone counts the message once. */
function namedBy({ mentions = [], mentionsEveryone }: MessageExtras): readonly string[] {
  return mentionsEveryone ? [EVERYONE] : mentions;
}
