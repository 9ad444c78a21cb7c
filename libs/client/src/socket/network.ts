interface Platform {
  fetch: unknown;
  addEventListener?(name: 'online', listener: () => void): void;
  removeEventListener?(name: 'online', listener: () => void): void;
}

/** Tells when the machine has a network again, where the platform knows (browsers do). Returns what ends that. */
export function onNetworkBack(listener: () => void): () => void {
  const platform: Platform = globalThis;
  platform.addEventListener?.('online', listener);
  return () => platform.removeEventListener?.('online', listener);
}
