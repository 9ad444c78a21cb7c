/** Runs `work` while nobody else runs work under the same name. */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;

interface LockManagerLike {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const platform: { navigator?: { locks?: LockManagerLike } } = globalThis;

/** Across the tabs of one browser where the platform has locks (pages over https and localhost do), else at once. */
export const acrossTabs: Exclusively = (name, work) => {
  const locks = platform.navigator?.locks;
  return locks ? locks.request(name, work) : work();
};
