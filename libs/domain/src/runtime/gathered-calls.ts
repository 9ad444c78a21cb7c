interface Call<K, V> {
  readonly key: K;
  readonly resolve: (value: V | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** So many are answered together at most. */
const MOST = 500;

/**
 * Does together what many ask for at the same time, as all clients of a gateway do that was restarted: while some are being
 * answered, further ones gather, and come next. No timer, so that alone nobody waits; and no answer is older than its call.
 */
export class GatheredCalls<K, V> {
  private waiting: Call<K, V>[] = [];
  private running = false;

  constructor(private readonly answerAll: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {}

  call(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    // Those who ask in the same turn of the event loop are together already.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.answer(this.waiting.splice(0, MOST));
    this.running = false;
  }

  private async answer(calls: readonly Call<K, V>[]): Promise<void> {
    try {
      const found = await this.answerAll([...new Set(calls.map(({ key }) => key))]);
      for (const { key, resolve } of calls) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }
}
