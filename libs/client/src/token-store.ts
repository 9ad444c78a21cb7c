/**
 * Where an API client keeps its refresh token between runs. Several tabs or processes may share one store; the
 * client reads it anew before every refresh. Not used with cookie delivery, where no script sees the token.
 */
export interface TokenStore {
  load(): Promise<string | null>;
  save(refreshToken: string | null): Promise<void>;
}

/** Forgets with the process. */
export class MemoryTokenStore implements TokenStore {
  #refreshToken: string | null;

  constructor(refreshToken: string | null = null) {
    this.#refreshToken = refreshToken;
  }

  load(): Promise<string | null> {
    return Promise.resolve(this.#refreshToken);
  }

  save(refreshToken: string | null): Promise<void> {
    this.#refreshToken = refreshToken;
    return Promise.resolve();
  }
}
