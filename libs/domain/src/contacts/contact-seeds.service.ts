import { Injectable } from '@nestjs/common';
import { Config } from '@parley/config';
import {
  BlockEntity,
  Database,
  FriendshipEntity,
  InterestEntity,
  type Reader,
  UserEntity,
} from '@parley/database';
import { In } from 'typeorm';
import { insertInterest } from './interest-records.ts';
import { lockPair } from './pairs.ts';

/** Who of the demo people asks whom, and with which words. */
const DEMO_INTERESTS: readonly (readonly [sender: string, receiver: string, note: string])[] = [
  ['goran.petrov', 'amara.okafor', 'The clock on your bridge runs eleven minutes slow. May I?'],
  ['farah.haddad', 'amara.okafor', 'جسورك جميلة كالخط الجيد.'],
  ['amara.okafor', 'chiyo.tanaka', 'Your photo of the footbridge in fog: where was that?'],
  ['bruno.keller', 'lucia.bianchi', 'Tausche Sauerteig gegen Minestrone-Rezept.'],
  ['hana.novak', 'lucia.bianchi', ''],
  ['lucia.bianchi', 'diego.ramos', 'I fall asleep to your show. That is a compliment.'],
];

/** Requests among the demo people. Running again, or in two processes at once, changes nothing that exists. */
@Injectable()
export class ContactSeeds {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Makes the requests between those of the demo people who have had nothing to do with each other yet. */
  async seedDemo(): Promise<void> {
    if (!this.config.settings.SEED_DEMO) return;
    const ids = await this.database.read(demoPeople);
    for (const [sender, receiver, note] of DEMO_INTERESTS) {
      const [senderId, receiverId] = [ids.get(sender), ids.get(receiver)];
      if (senderId === undefined || receiverId === undefined) continue;
      if (await this.database.read((reader) => areStrangers(reader, senderId, receiverId))) {
        await this.seed(senderId, receiverId, note);
      }
    }
  }

  private async seed(senderId: string, receiverId: string, note: string): Promise<void> {
    await this.database.write(async (tx) => {
      await lockPair(tx, senderId, receiverId);
      if (!(await areStrangers(tx, senderId, receiverId))) return;
      await insertInterest(tx, { senderId, receiverId, note, hidden: false });
    });
  }
}

async function demoPeople({ manager }: Reader): Promise<Map<string, string>> {
  const usernames = DEMO_INTERESTS.flatMap(([sender, receiver]) => [sender, receiver]);
  const people = await manager.findBy(UserEntity, { usernameKey: In(usernames) });
  return new Map(people.map(({ usernameKey, id }) => [usernameKey, id]));
}

async function areStrangers({ manager }: Reader, a: string, b: string): Promise<boolean> {
  const met =
    (await manager.existsBy(FriendshipEntity, { userId: a, friendId: b })) ||
    (await manager.existsBy(InterestEntity, [
      { senderId: a, receiverId: b },
      { senderId: b, receiverId: a },
    ])) ||
    (await manager.existsBy(BlockEntity, [
      { blockerId: a, blockedId: b },
      { blockerId: b, blockedId: a },
    ]));
  return !met;
}
