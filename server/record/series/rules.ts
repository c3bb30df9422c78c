import type { MatterKey } from '../follow-up/rules/register.ts';
import { isSettled } from '../follow-up/rules/due.ts';
import type { ConferencePromises } from './contract.ts';

/** What became of the matters of one conference. `today`: YYYY-MM-DD. */
export function promisesOf(id: string, matters: readonly MatterKey[], today: string): ConferencePromises {
  const count = (is: (matter: MatterKey) => boolean): number => matters.filter(is).length;
  const isOverdue = (matter: MatterKey): boolean => !isSettled(matter) && matter.lastDay !== null && matter.lastDay < today;
  return {
    id,
    recommendations: count(({ kind }) => kind === 'recommendation'),
    tasks: count(({ kind }) => kind === 'task'),
    done: count(({ status }) => status === 'done'),
    closed: count(({ status }) => status === 'closed'),
    overdue: count(isOverdue),
    open: count((matter) => !isSettled(matter) && !isOverdue(matter)),
  };
}

/** A term of the National Party Congress, by its years. */
export interface PartyTerm {
  readonly from: number;
  readonly to: number;
}

/** A year in which a term began, and how long terms last. */
const TERM_BEGAN = 2021;
const TERM_YEARS = 5;

/** The term in which a day lies: 2021–2026, 2026–2031, … A congress is held at the beginning of the year. */
export function termAt(day: string): PartyTerm {
  const year = Number(day.slice(0, 4));
  const from = TERM_BEGAN + Math.floor((year - TERM_BEGAN) / TERM_YEARS) * TERM_YEARS;
  return { from, to: from + TERM_YEARS };
}

/** Whether conferences of a series are counted by terms, as the words of their cadence say. */
export const isByTerm = (cadence: string | null | undefined): boolean => /nhiệm kỳ|\bterm\b/iu.test(cadence?.normalize('NFC') ?? '');
