import { pino, type Logger } from 'pino';

export type Log = Logger;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Structured lines on standard output. What is logged is ids, codes and times: never names, titles, texts or secrets. */
export function createLog(level: (typeof LOG_LEVELS)[number]): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } });
}
