import { DateTime } from 'luxon';
import type { Conference } from '../conferences/contract.ts';
import type { Plan } from '../plan/contract.ts';
import type { Due } from '../recommendations/contract.ts';

const dayOf = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** Whole days from one date to another, negative if the other is earlier; 0 if one of them is not known. */
export const daysBetween = (from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : Math.round(dayOf(to).diff(dayOf(from), 'days').days);

/** A date so many days later. */
export const shiftedDate = (date: string, days: number): string => dayOf(date).plus({ days }).toISODate() ?? date;

/** Whole calendar months from one date to another; 0 if one of them is not known. */
export const monthsBetween = (from: string | null, to: string | null): number => {
  if (from === null || to === null) return 0;
  const [one, other] = [dayOf(from), dayOf(to)];
  return (other.year - one.year) * 12 + other.month - one.month;
};

/** A month, YYYY-MM, so many months later; null stays null. */
export const shiftedMonth = (month: string | null, months: number): string | null =>
  month && DateTime.fromISO(`${month}-01`, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM');

/** The day of a deadline; null if it has none: not known, or within a year. */
const dueDay = (due: Due): string | null => (due === null || 'within' in due ? null : 'by' in due ? due.by : due.before);

/** A deadline so many days later; one within a year stays. */
export function shiftedDue(due: Due, days: number): Due {
  if (due === null || 'within' in due) return due;
  return 'by' in due ? { by: shiftedDate(due.by, days) } : { before: shiftedDate(due.before, days) };
}

/** A date that moves, before and after. */
interface MovingDate {
  readonly list: 'sittings' | 'recommendations';
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface DatesToMove {
  readonly days: number;
  readonly moving: MovingDate[];
  /** Dated sittings that were opened: what has happened does not move. */
  readonly held: string[];
}

type Dated = Pick<Plan, 'sittings' | 'recommendations'> & { readonly conference: Pick<Conference, 'date'> };

/** The dates that follow the conference to another first day. Where either first day is not known, none does. */
export function datesToMove({ conference, sittings, recommendations }: Dated, date: string | null, opened: readonly string[]): DatesToMove {
  const days = daysBetween(conference.date, date);
  if (days === 0) return { days, moving: [], held: [] };
  const moving = (list: MovingDate['list'], id: string, from: string | null): MovingDate[] =>
    from === null ? [] : [{ list, id, from, to: shiftedDate(from, days) }];
  const dated = sittings.filter((sitting) => sitting.date !== null);
  return {
    days,
    moving: [
      ...dated.filter(({ id }) => !opened.includes(id)).flatMap(({ id, date: from }) => moving('sittings', id, from)),
      ...recommendations.flatMap(({ id, due }) => moving('recommendations', id, dueDay(due))),
    ],
    held: dated.filter(({ id }) => opened.includes(id)).map(({ id }) => id),
  };
}
