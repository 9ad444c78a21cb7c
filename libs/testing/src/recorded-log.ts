import type { Log } from '@parley/infra';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly details: object;
  readonly message: string;
}

/** Keeps what is logged, for tests that ask for it, and prints nothing. */
export class RecordedLog implements Log {
  readonly entries: LogEntry[] = [];

  readonly info = (details: object, message: string): void => this.#add('info', details, message);
  readonly warn = (details: object, message: string): void => this.#add('warn', details, message);
  readonly error = (details: object, message: string): void => this.#add('error', details, message);

  #add(level: LogEntry['level'], details: object, message: string): void {
    this.entries.push({ level, details, message });
  }
}
