import { ErrorBody } from '@parley/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Person } from '../../e2e/chat.ts';
import { request } from './by-http.ts';
import { SteadyWork } from './steady-work.ts';

const PACE_MS = 50;

/** Looks at all kinds of things over HTTP, also while half of the system is away. */
export class Visitor {
  readonly work = new SteadyWork(() => this.#visitNext());
  readonly #address: string;
  readonly #person: Person;
  readonly #routes: readonly string[];
  #visits = 0;
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

  async #visitNext(): Promise<void> {
    const route = this.#routes[this.#visits % this.#routes.length] ?? 'GET /api/me';
    this.#visits += 1;
    const answer = await request(this.#address, this.#person, route);
    const refusal = ErrorBody.safeParse(answer?.body);
    if (refusal.success && refusal.data.error.code === 'INTERNAL') this.blunders.push(route);
    await sleep(PACE_MS);
  }
}
