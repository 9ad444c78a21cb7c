import { Injectable } from '@nestjs/common';
import { LIMITS, type SyncAnswer, type SyncRequest } from '@parley/contracts';
import { ConversationEntity, Database, type Reader } from '@parley/database';
import { In } from 'typeorm';
import { type Principal } from '../accounts/principal.ts';
import { type Access, ConversationAccess } from './conversation-access.ts';
import { ConversationDeltas, type Missed } from './conversation-deltas.ts';
import { ConversationViews } from './conversation-views.ts';
import { hiddenIn } from './visible-messages.ts';

/** So many conversations are looked at in one call at most, and so many messages and members told, more or less. */
const WALKED = 100;
const TOLD = 500;
/** So many characters of text count as one more: many long messages come in several answers, which a slow client can take in. */
const TEXT_OF_ONE = 1000;
const VERSIONS_AT_ONCE = 1000;

/**
 * What has changed since a client was last here. Conversations are walked in the order of their ids, a bounded number in
 * each call; an answer speaks of those after the cursor and up to `nextCursor`.
 *
 * An answer never claims more than it holds, without any lock or snapshot: a conversation's version is read first, and all
 * that hangs on it after. Whoever makes a version holds the row's lock until the commit, so what is read after a version
 * was seen has every change up to it. It may have later ones too: these are not claimed, so their events, when they come,
 * are applied again, and change nothing.
 */
@Injectable()
export class Sync {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly deltas: ConversationDeltas,
  ) {}

  sync({ userId }: Principal, { known, cursor = '' }: SyncRequest): Promise<SyncAnswer> {
    return this.database.read(async (reader) => {
      const versions = new Map(known.filter(([id]) => id > cursor));
      const upTo = endOf(versions);
      const page = await this.access.list(reader, userId, { after: cursor, upTo, limit: WALKED });
      const walk = await this.walk(reader, page.items, versions);
      const nextCursor = walk.stoppedAfter ?? page.next ?? upTo ?? null;
      const ids = new Set(walk.seen.map(({ conversation }) => conversation.id));
      return {
        changed: await this.deltas.toViews(reader, walk.missed),
        standings: await this.standings(reader, walk.same),
        hidden: await hiddenIn(reader, userId, [...ids]),
        gone: [...versions.keys()].filter((id) => !ids.has(id) && (nextCursor === null || id <= nextCursor)),
        nextCursor,
      };
    });
  }

  /** Of the conversations that exist: their versions, for finding out who has missed something. */
  async versionsOf(conversationIds: readonly string[]): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    for (let start = 0; start < conversationIds.length; start += VERSIONS_AT_ONCE) {
      const rows = await this.database.read(({ manager }) =>
        manager.find(ConversationEntity, {
          select: { id: true, version: true },
          where: { id: In(conversationIds.slice(start, start + VERSIONS_AT_ONCE)) },
        }),
      );
      for (const { id, version } of rows) versions.set(id, version);
    }
    return versions;
  }

  /** Goes on until as much is told as one answer may hold. */
  private async walk(
    reader: Reader,
    accesses: readonly Access[],
    versions: ReadonlyMap<string, number>,
  ): Promise<Walk> {
    const missed: Missed[] = [];
    const same: Access[] = [];
    let told = 0;
    for (const [index, access] of accesses.entries()) {
      const known = versions.get(access.conversation.id);
      if (known === access.conversation.version) {
        same.push(access);
        continue;
      }
      if (told >= TOLD) {
        const seen = accesses.slice(0, index);
        return { missed, same, seen, stoppedAfter: seen.at(-1)?.conversation.id };
      }
      const part = await this.deltas.since(reader, access, known);
      told += weightOf(part);
      missed.push(part);
    }
    return { missed, same, seen: accesses, stoppedAfter: undefined };
  }

  private async standings(reader: Reader, accesses: readonly Access[]): Promise<SyncAnswer['standings']> {
    const standings = await this.views.standings(reader, accesses);
    return accesses.flatMap(({ conversation }, index) => {
      const standing = standings[index];
      return standing ? [{ conversationId: conversation.id, ...standing }] : [];
    });
  }
}

function weightOf({ rows, members }: Missed): number {
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0);
  return 1 + rows.length + members.length + Math.floor(characters / TEXT_OF_ONE);
}

interface Walk {
  readonly missed: readonly Missed[];
  readonly same: readonly Access[];
  readonly seen: readonly Access[];
  /** The last one seen, where the answer was full before the end. */
  readonly stoppedAfter: string | undefined;
}

/** A client that names as many as it may could have more; of those after the last one, nothing is known. */
function endOf(versions: ReadonlyMap<string, number>): string | undefined {
  return versions.size < LIMITS.syncConversations ? undefined : [...versions.keys()].sort().at(-1);
}
