import { DEFAULT_USER_SETTINGS, type PersonalEvent, type User } from '@parley/contracts';
import { newId, UserEntity } from '@parley/database';
import { Announcements, type Principal } from '@parley/domain';
import type { TestDomain } from './domain.ts';

/** A person in the database, without the detour of signing up, and what their clients would be told. */
export class Somebody {
  readonly principal: Principal;
  readonly user: User;
  readonly #announcements: Announcements;
  readonly #told: PersonalEvent[] = [];
  readonly #fences: (() => void)[] = [];

  private constructor(announcements: Announcements, user: User) {
    this.user = user;
    this.principal = { userId: user.id, sessionId: newId(), role: 'user' };
    this.#announcements = announcements;
  }

  static async join(domain: TestDomain, displayName = 'Somebody'): Promise<Somebody> {
    const id = newId();
    const username = `p${id.toLowerCase()}`;
    const somebody = new Somebody(domain.get(Announcements), {
      id,
      username,
      displayName,
      about: '',
      avatarUrl: null,
    });
    await somebody.#signUp(domain);
    await somebody.#listen();
    return somebody;
  }

  get id(): string {
    return this.user.id;
  }

  /** What happened to them since this was asked last; all of it that was published before. */
  async events(): Promise<PersonalEvent[]> {
    const arrived = new Promise<void>((resolve) => this.#fences.push(resolve));
    await this.#announcements.publishTo('user', this.id, []);
    await arrived;
    return this.#told.splice(0);
  }

  async #signUp({ database }: TestDomain): Promise<void> {
    const { id, username, displayName, about } = this.user;
    await database.write((tx) =>
      tx.manager.insert(UserEntity, {
        id,
        username,
        usernameKey: username,
        displayName,
        nameKey: displayName.toLowerCase(),
        about,
        role: 'user',
        locale: 'en',
        phone: null,
        email: null,
        emailKey: null,
        pendingEmail: null,
        pendingEmailKey: null,
        passwordHash: null,
        settings: DEFAULT_USER_SETTINGS,
        createdAt: tx.now,
        deletionAt: null,
        deletedAt: null,
      }),
    );
  }

  /** Nothing is told in an empty list, so one marks how far the news have come. */
  async #listen(): Promise<void> {
    await this.#announcements.subscribeTo('user', this.id, (events) => {
      if (events.length === 0) this.#fences.shift()?.();
      else this.#told.push(...events);
    });
  }
}
