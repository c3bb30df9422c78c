import { pino } from 'pino';

type Line = (fields: Readonly<Record<string, unknown>>, words: string) => void;

/** The log for whoever runs the server: ids, codes, times and errors, each with a sentence. */
export interface Log {
  readonly debug: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Structured lines on standard output. Log ids, codes and times; never names, titles, texts or secrets. */
export function createLog(level: (typeof LOG_LEVELS)[number]): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } });
}
