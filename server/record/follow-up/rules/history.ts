import { z } from 'zod';
import { HistoryLine } from '../contract.ts';
import type { TaskReport } from '../owners/contract.ts';

/** What is stored of a line of a history. */
export interface StoredStep {
  readonly number: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: unknown;
}

const StepData = z.object({
  on: z.string().nullable().default(null),
  text: z.string().nullable().default(null),
  body: z.string().nullable().default(null),
  number: z.string().nullable().default(null),
  reached: z.number().nullable().default(null),
  changed: z.array(z.string()).default([]),
  /** The owner who reported by their link. */
  by: z.string().nullable().default(null),
});

/** A line of the history as it is told. `login`: the name of the login that recorded it. */
export function historyLine({ number, at, kind, data }: StoredStep, login: string | null): HistoryLine {
  const { number: paper, by, ...told } = StepData.parse(data);
  return HistoryLine.parse({ number, at: at.getTime(), by: login ?? by, kind, paper, ...told });
}

/** Whether a stored line says what a report says. */
export function isStepOf({ kind, data }: Pick<StoredStep, 'kind' | 'data'>, report: TaskReport): boolean {
  const { text, reached } = StepData.parse(data);
  return kind === report.kind && text === report.text && reached === report.reached;
}
