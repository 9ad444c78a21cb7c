import { as, befriend, idOf, must, type Person, say, startDirect, startGroup } from '../chat.ts';
import { type Caller } from './outcomes.ts';
import { type People } from './people.ts';

/**
 * Where a cell takes place:
 * - `group`: private, everyone posts; `former` was removed. `blocked` is in a direct conversation with who has blocked them.
 * - `channel`: the same, but admins post.
 * - `room`: public; `former` has left, and `blocked` never was in it.
 * - `closed room`: the same, but `former` was banned.
 */
export type Scene = 'group' | 'channel' | 'room' | 'closed room';

export interface Place {
  readonly id: string;
  /** A message by the caller, where they could ever write there; else by somebody else. */
  readonly own: number;
  /** A message by somebody else who is no admin. */
  readonly others: number;
}

interface Conversation {
  readonly id: string;
  readonly others: number;
  readonly own: ReadonlyMap<Caller, number>;
}

const MESSAGES_OF_BLOCKED = 20;

/** One conversation of each scene for all who are refused and all who just look; a new one for each who changes something. */
export class Places {
  readonly #people: People;
  readonly #shared = new Map<Scene, Promise<Conversation>>();
  readonly #direct: Promise<Place>;
  #taken = 0;

  constructor(people: People) {
    this.#people = people;
    this.#direct = this.#makeDirect();
  }

  async of(caller: Caller, scene: Scene, isFresh: boolean): Promise<Place> {
    if (caller === 'blocked' && (scene === 'group' || scene === 'channel')) return this.#inDirect(isFresh);
    const { id, others, own } = await (isFresh ? this.#make(scene, [caller]) : this.#share(scene));
    return { id, others, own: own.get(caller) ?? others };
  }

  #share(scene: Scene): Promise<Conversation> {
    const place = this.#shared.get(scene) ?? this.#make(scene, ['member', 'admin', 'owner']);
    this.#shared.set(scene, place);
    return place;
  }

  async #make(scene: Scene, writers: readonly Caller[]): Promise<Conversation> {
    const { owner, admin, member, other, former } = this.#people.accounts;
    const { id } = await startGroup(owner, [admin, member, other, former]);
    const path = `/api/conversations/${id}`;
    await must(as(owner, `PATCH ${path}/members/${idOf(admin)}`, { role: 'admin' }));
    const own = new Map<Caller, number>([['former', await write(former, id)]]);
    const writing = { member, admin, owner };
    for (const name of ['member', 'admin', 'owner'] as const) {
      if (writers.includes(name)) own.set(name, await write(writing[name], id));
    }
    const others = await write(other, id);
    if (scene === 'room') await must(as(former, `POST ${path}/leave`));
    else await must(as(owner, `DELETE ${path}/members/${idOf(former)}?ban=${scene === 'closed room'}`));
    if (scene === 'channel') await must(as(owner, `PATCH ${path}`, { posting: 'admins' }));
    else if (scene !== 'group') await must(as(owner, `PATCH ${path}`, { visibility: 'public' }));
    return { id, others, own };
  }

  /** Nothing can be written there any more, so enough was before. */
  async #makeDirect(): Promise<Place> {
    const { blocked, other } = this.#people.accounts;
    await befriend(blocked, other);
    const { id } = await startDirect(blocked, other);
    for (let count = 0; count < MESSAGES_OF_BLOCKED; count += 1) await write(blocked, id);
    const others = await write(other, id);
    await must(as(other, `PUT /api/blocks/${idOf(blocked)}`));
    return { id, own: 1, others };
  }

  /** The first message is for those who are refused; each of the others serves once. */
  async #inDirect(isFresh: boolean): Promise<Place> {
    const place = await this.#direct;
    if (!isFresh) return place;
    this.#taken += 1;
    if (this.#taken === MESSAGES_OF_BLOCKED) throw new Error('The blocked one should have written more.');
    return { ...place, own: 1 + this.#taken };
  }
}

const write = async (person: Person, id: string): Promise<number> => (await say(person, id, 'Words')).seq;
