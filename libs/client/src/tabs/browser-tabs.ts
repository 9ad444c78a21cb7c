import { type TabPlatform } from './tab-platform.ts';

interface LockManagerLike {
  request(name: string, options: LockOptionsLike, work: (lock: unknown) => unknown): Promise<unknown>;
}

interface LockOptionsLike {
  ifAvailable?: boolean;
  steal?: boolean;
  mode?: 'shared';
  signal?: AbortSignal;
}

const platform: { navigator?: { locks?: LockManagerLike }; BroadcastChannel?: typeof BroadcastChannel } =
  globalThis;

/** The tabs of this browser; null where it lacks Web Locks (pages over plain HTTP do) or BroadcastChannel. */
export function browserTabs(): TabPlatform | null {
  const { navigator, BroadcastChannel: Channel } = platform;
  const locks = navigator?.locks;
  if (!locks || !Channel) return null;
  return {
    locks: {
      take: (name, { byForce = false, lost } = {}) =>
        new Promise((resolve, reject) => {
          let holding = false;
          const hold = (lock: unknown) => {
            if (!lock) {
              resolve(null);
              return undefined;
            }
            holding = true;
            return new Promise<void>((release) => resolve(release));
          };
          locks
            .request(name, byForce ? { steal: true } : { ifAvailable: true }, hold)
            .catch((error: unknown) => {
              if (holding) lost?.();
              else reject(error instanceof Error ? error : new Error(String(error)));
            });
        }),
      whenFree: (name, free) => {
        const ending = new AbortController();
        locks
          .request(name, { mode: 'shared', signal: ending.signal }, () => undefined)
          .then(free, () => undefined);
        return () => ending.abort();
      },
    },
    openChannel: (name, heard) => {
      const channel = new Channel(name);
      channel.onmessage = ({ data }: { data: unknown }) => heard(data);
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
  };
}
