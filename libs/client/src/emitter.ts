type Listeners<Events> = { [Name in keyof Events]?: Set<(payload: Events[Name]) => void> };

/** Typed events. A listener that throws reaches the caller of `emit`. */
export class Emitter<Events> {
  readonly #listeners: Listeners<Events> = {};

  /** Returns what takes the listener away again. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const listeners = (this.#listeners[name] ??= new Set());
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of [...(this.#listeners[name] ?? [])]) listener(payload);
  }
}
