import { type SocketError, Tokens } from '@parley/contracts';
import { TEST_ADMIN } from '@parley/testing';
import { claimsOf, sign } from '../access-tokens.ts';
import { as, must, type Person } from '../chat.ts';
import { Device } from '../device.ts';
import { call, read, register } from '../http.ts';
import { type Caller } from './outcomes.ts';

type Account = Awaited<ReturnType<typeof register>>;
const NAMES = ['stranger', 'blocked', 'former', 'member', 'admin', 'owner'] as const;
type Name = (typeof NAMES)[number];

/** The callers, and two more: a member whom `blocked` was blocked by, and somebody who has nothing to do with it all. */
export class People {
  readonly accounts: Readonly<Record<Name | 'other' | 'bystander', Account>>;
  readonly #tokens: Readonly<Record<Caller, string | undefined>>;
  readonly #devices = new Map<Caller, Device>();

  private constructor(accounts: People['accounts'], tokens: Readonly<Record<Caller, string | undefined>>) {
    this.accounts = accounts;
    this.#tokens = tokens;
  }

  /** Whose token has expired, and whose session was revoked, is the owner: who else would find all doors open. */
  static async gather(): Promise<People> {
    const [stranger, blocked, former, member, admin, owner, other, bystander] = await Promise.all([
      register(),
      register(),
      register(),
      register(),
      register(),
      register(),
      register(),
      register(),
    ]);
    const accounts = { stranger, blocked, former, member, admin, owner, other, bystander };
    const revoked = await signIn(owner.username, owner.password);
    await must(as(revoked, 'POST /api/auth/logout', {}));
    const operator = await signIn('admin', TEST_ADMIN.ADMIN_PASSWORD);
    const people = new People(accounts, {
      anonymous: undefined,
      expired: sign({ ...claimsOf(owner.accessToken), iat: 1, exp: 2 }),
      revoked: revoked.accessToken,
      stranger: stranger.accessToken,
      blocked: blocked.accessToken,
      former: former.accessToken,
      member: member.accessToken,
      admin: admin.accessToken,
      owner: owner.accessToken,
      operator: operator.accessToken,
    });
    for (const caller of [...NAMES, 'operator'] as const) {
      people.#devices.set(caller, await Device.connect(people.tokenOf(caller)));
    }
    return people;
  }

  tokenOf(caller: Caller): string | undefined {
    return this.#tokens[caller];
  }

  isSignedIn(caller: Caller): boolean {
    return this.#devices.has(caller);
  }

  /** Another session of the caller, or of the bystander for those who have none. */
  signInAgain(caller: Caller): Promise<Tokens> {
    const name = NAMES.find((each) => each === caller) ?? 'bystander';
    const { username, password } = this.accounts[name];
    return signIn(username, password);
  }

  /** What a frame of the caller comes to; those who cannot even connect try to, each time. */
  async frame(caller: Caller, channel: string, action: string, data: object): Promise<string> {
    const device = this.#devices.get(caller);
    if (device) return device.outcome(channel, action, data);
    try {
      const intruder = await Device.connect(this.tokenOf(caller));
      const outcome = await intruder.outcome(channel, action, data);
      await intruder.close();
      return outcome;
    } catch (error) {
      if (isRefusal(error)) return error.data.code;
      throw error;
    }
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#devices.values()].map((device) => device.close()));
  }
}

async function signIn(login: string, password: string): Promise<Tokens & Person> {
  return read(Tokens, await call('POST', '/api/auth/login', { body: { login, password } }));
}

function isRefusal(error: unknown): error is Error & { data: SocketError } {
  return error instanceof Error && 'data' in error;
}
