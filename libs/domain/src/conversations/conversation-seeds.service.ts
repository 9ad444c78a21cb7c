import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import { ConversationEntity, Database, FriendshipEntity, type Reader, UserEntity } from '@parley/database';
import { In, IsNull } from 'typeorm';
import { retryTaken } from '../runtime/retry-taken.ts';
import { DEMO_CONVERSATIONS } from './demo-conversations.ts';
import { type DemoConversation } from './demo-lines.ts';
import { directKey } from './direct-keys.ts';
import { writeDemoConversation } from './write-demo-conversation.ts';

/**
 * Conversations of the demo people. Written as rows, since they lie in the past. Running again, or in two processes at
 * once, changes nothing that exists.
 */
@Injectable()
export class ConversationSeeds {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Makes the conversations that were never there, where all who talk in them are. Answers how many. */
  async seedDemo(): Promise<number> {
    if (!this.config.settings.SEED_DEMO) return 0;
    const people = await this.database.read(demoPeople);
    let made = 0;
    for (const demo of DEMO_CONVERSATIONS) {
      if (await this.seed(demo, people)) made += 1;
    }
    return made;
  }

  private async seed(demo: DemoConversation, people: ReadonlyMap<string, string>): Promise<boolean> {
    const ids = demo.people.flatMap((name) => people.get(name) ?? []);
    if (ids.length < demo.people.length) return false;
    if (await this.database.read((reader) => isThere(reader, demo, ids))) return false;
    return retryTaken(this.database, async (tx) => {
      if (await isThere(tx, demo, ids)) return false;
      if (!demo.group && !(await areFriends(tx, ids))) return false;
      await writeDemoConversation(tx, demo, people);
      return true;
    });
  }
}

async function demoPeople({ manager }: Reader): Promise<Map<string, string>> {
  const usernames = new Set(DEMO_CONVERSATIONS.flatMap(({ people }) => people));
  const found = await manager.findBy(UserEntity, { usernameKey: In([...usernames]), deletionAt: IsNull() });
  return new Map(found.map(({ usernameKey, id }) => [usernameKey, id]));
}

function isThere(
  { manager }: Reader,
  { group }: DemoConversation,
  [oneId = '', otherId = '']: readonly string[],
): Promise<boolean> {
  return manager.existsBy(
    ConversationEntity,
    group ? { id: group.id } : { directKey: directKey(oneId, otherId) },
  );
}

function areFriends({ manager }: Reader, [userId = '', friendId = '']: readonly string[]): Promise<boolean> {
  return manager.existsBy(FriendshipEntity, { userId, friendId });
}
