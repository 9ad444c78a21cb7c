import { type TabPlatform } from './tab-platform.ts';

interface Held {
  readonly tab: object;
  readonly lost: (() => void) | undefined;
}

interface Waiting {
  readonly tab: object;
  readonly name: string;
  readonly free: () => void;
}

interface OpenChannel {
  readonly tab: object;
  readonly name: string;
  readonly heard: (message: unknown) => void;
}

export interface TabDouble extends TabPlatform {
  /** Ends it without a word. */
  crash(): void;
  /** It holds what it holds, and hears and does nothing. */
  freeze(): void;
}

/** A browser whose tabs a spec opens, and ends as it likes. */
export class BrowserDouble {
  readonly #locks = new Map<string, Held>();
  readonly #frozen = new Set<object>();
  #waiting: Waiting[] = [];
  #channels: OpenChannel[] = [];

  openTab(): TabDouble {
    const tab = {};
    return {
      locks: {
        take: async (name, { byForce = false, lost } = {}) => {
          const held = this.#locks.get(name);
          if (held && !byForce) return null;
          const mine: Held = { tab, lost };
          this.#locks.set(name, mine);
          if (held && !this.#frozen.has(held.tab)) held.lost?.();
          return () => {
            if (this.#locks.get(name) === mine) this.#free(name);
          };
        },
        whenFree: (name, free) => {
          const waiting: Waiting = { tab, name, free };
          this.#waiting.push(waiting);
          if (!this.#locks.has(name)) this.#free(name);
          return () => {
            this.#waiting = this.#waiting.filter((one) => one !== waiting);
          };
        },
      },
      openChannel: (name, heard) => {
        const channel: OpenChannel = { tab, name, heard };
        this.#channels.push(channel);
        return {
          post: (message) => {
            if (!this.#channels.includes(channel)) throw new Error('The channel is closed.');
            this.#deliver(channel, JSON.stringify(message));
          },
          close: () => {
            this.#channels = this.#channels.filter((one) => one !== channel);
          },
        };
      },
      crash: () => {
        this.#channels = this.#channels.filter((channel) => channel.tab !== tab);
        this.#waiting = this.#waiting.filter((waiting) => waiting.tab !== tab);
        for (const [name, held] of [...this.#locks]) if (held.tab === tab) this.#free(name);
      },
      freeze: () => {
        this.#frozen.add(tab);
      },
    };
  }

  #free(name: string): void {
    this.#locks.delete(name);
    const due = this.#waiting.filter((waiting) => waiting.name === name);
    this.#waiting = this.#waiting.filter((waiting) => waiting.name !== name);
    for (const { free } of due) queueMicrotask(free);
  }

  #deliver(sender: OpenChannel, message: string): void {
    for (const channel of this.#channels) {
      if (channel === sender || channel.name !== sender.name) continue;
      queueMicrotask(() => {
        if (!this.#channels.includes(channel) || this.#frozen.has(channel.tab)) return;
        channel.heard(JSON.parse(message));
      });
    }
  }
}
