import { type LoggerService } from '@nestjs/common';
import { type Logger } from 'pino';

/** What Nest says of itself, in our log. Its chatter while it starts is for debugging only. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(message, rest), String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fieldsOf(message, rest), String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(fieldsOf(message, rest), String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal(fieldsOf(message, rest), String(message));
  }
}

/** Nest passes the context last, and before it the stack or an error. */
function fieldsOf(message: unknown, rest: readonly unknown[]): object {
  const context = rest.at(-1);
  const detail = message instanceof Error ? message : rest.length > 1 ? rest[0] : undefined;
  return {
    ...(typeof context === 'string' ? { context } : {}),
    ...(detail instanceof Error ? { err: detail } : typeof detail === 'string' ? { stack: detail } : {}),
  };
}
