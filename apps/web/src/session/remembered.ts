import { Me, ServerInfo } from '@parley/contracts';
import { type z } from 'zod';

/** One value that outlives the page. Where the browser lends no storage, nothing is remembered. */
class Remembered<T> {
  readonly #key: string;
  readonly #schema: z.ZodType<T>;

  constructor(key: string, schema: z.ZodType<T>) {
    this.#key = key;
    this.#schema = schema;
  }

  /** Undefined also for what an earlier release wrote and this one does not understand. */
  read(): T | undefined {
    try {
      return this.#schema.safeParse(JSON.parse(localStorage.getItem(this.#key) ?? 'null')).data;
    } catch {
      return undefined;
    }
  }

  write(value: T): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      this.forget();
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Then there is nothing to forget either.
    }
  }
}

/** Who was signed in here last, so that the next visit need not wait for the server to say so. */
export const rememberedMe = new Remembered('parley-me', Me);

/** What the server offered last. */
export const rememberedServer = new Remembered('parley-server', ServerInfo);
