type Write = (details: object, message: string) => void;

/** What the drivers need of a logger; pino's fits. */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
