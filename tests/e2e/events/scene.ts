import { ParleyClient } from '@parley/client';
import { befriend, idOf, say, startDirect, startGroup } from '../chat.ts';
import { type Device, deviceOf } from '../device.ts';
import { register, system } from '../http.ts';

type Account = Awaited<ReturnType<typeof register>>;

/** Where something happens that Ada hears of. Bob owns the group, Ada and Carl are members; Ada and Bob are friends. */
export interface Scene {
  readonly ada: Account;
  readonly bob: Account;
  readonly carl: Account;
  readonly group: string;
  readonly direct: string;
  /** What each of them has said in the group, in this order. */
  readonly said: { readonly bob: number; readonly ada: number; readonly carl: number };
  /** Of Ada: hears everything, and is looked at from outside. */
  readonly device: Device;
  /** Another device of hers, which fetches. */
  readonly parley: ParleyClient;
}

export async function makeScene(): Promise<Scene> {
  const [ada, bob, carl] = await Promise.all([register(), register(), register()]);
  await befriend(ada, bob);
  const { id: direct } = await startDirect(ada, bob);
  const { id: group } = await startGroup(bob, [ada, carl]);
  const said = {
    bob: (await say(bob, group, 'Sunday at ten?')).seq,
    ada: (await say(ada, group, 'I’ll be there.')).seq,
    carl: (await say(carl, group, 'Me too.')).seq,
  };
  const parley = new ParleyClient({ baseUrl: system.url });
  await parley.auth.login({ login: ada.username, password: ada.password });
  const device = await deviceOf(ada);
  await device.ask('presence', 'watch', { userIds: [idOf(bob)] });
  await device.ask('conversations', 'open', { conversationId: group });
  // What is fetched later would report it, and the device might be gone before it heard of that.
  await device.ask('messages', 'delivered', { conversationId: group, seq: said.carl });
  return { ada, bob, carl, group, direct, said, device, parley };
}
