import { ErrorBody } from '@parley/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Person } from '../../e2e/chat.ts';
import { request } from './by-http.ts';

const PACE_MS = 50;

/** Looks at all kinds of things over HTTP, also while half of the system is away. */
export class Visitor {
  readonly #address: string;
  readonly #person: Person;
  readonly #routes: readonly string[];
  #stopped = false;
  #working: Promise<void> | undefined;
  /** What was answered as if it were a mistake of the server's. */
  readonly blunders: string[] = [];

  constructor(address: string, person: Person, conversationId: string) {
    this.#address = address;
    this.#person = person;
    this.#routes = [
      'GET /api/me',
      'GET /api/conversations',
      `GET /api/conversations/${conversationId}/messages?limit=20`,
      `GET /api/conversations/${conversationId}/members`,
      'GET /api/users?query=u',
      'GET /api/friends',
      'GET /api/interests?box=received',
    ];
  }

  start(): void {
    this.#working ??= this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let visit = 0; !this.#stopped; visit += 1) {
      const route = this.#routes[visit % this.#routes.length] ?? 'GET /api/me';
      const answer = await request(this.#address, this.#person, route);
      const refusal = ErrorBody.safeParse(answer?.body);
      if (refusal.success && refusal.data.error.code === 'INTERNAL') this.blunders.push(route);
      await sleep(PACE_MS);
    }
  }
}
