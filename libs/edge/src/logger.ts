import { type Settings } from '@parley/config';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { maskText, redact } from './redaction.ts';

/** JSON lines, or lines for people on a terminal. Whatever is logged, by whomever, passes the redaction. */
export function createLogger(app: string, level: Settings['LOG_LEVEL']): Logger {
  const forPeople = process.stdout.isTTY
    ? prettyFactory({ colorize: true, ignore: 'app', translateTime: 'HH:MM:ss', singleLine: true })
    : undefined;
  return pino({
    level,
    base: { app },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redact },
    hooks: { streamWrite: (line) => maskText(forPeople ? forPeople(line) : line) },
  });
}
