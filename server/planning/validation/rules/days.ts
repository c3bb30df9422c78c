import { DateTime } from 'luxon';
import { sittingStart } from '../../agenda/rules/index.ts';
import { isCopyTitle } from '../../conferences/presenter.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Finding, Subject } from '../contract.ts';
import { dayOfSittings } from './slots.ts';

/** Days after the first one in which the sittings of one conference are expected: a later day is rather a slip of the keyboard. */
const EXPECTED_DAYS = 31;

/** A title that still says that the conference is a copy of another one. */
export const copiedTitle = ({ conference: { id, title } }: Plan): Finding[] =>
  isCopyTitle(title) ? [{ code: 'copied-title', level: 'warning', subjects: [{ kind: 'conference', id }], facts: {} }] : [];

const sitting = (id: string): Subject => ({ kind: 'sitting', id });

/** Sittings of one day that begin at the same time. Those that last into the next one are reported by their items. */
export function sittingsAtOnce(plan: Plan): Finding[] {
  const days = dayOfSittings(plan);
  const timed = plan.sittings.flatMap((one) => {
    const { minute } = sittingStart(plan, one);
    return minute === null ? [] : [{ id: one.id, key: `${days.get(one.id) ?? ''} ${minute}` }];
  });
  return [...Map.groupBy(timed, ({ key }) => key).values()].flatMap((same): Finding[] => {
    if (same.length < 2) return [];
    return [{ code: 'sittings-at-once', level: 'warning', subjects: same.map(({ id }) => sitting(id)), facts: {} }];
  });
}

/** Sittings whose day does not belong to their conference, and a first day on which nothing is held. */
export function daysThatDisagree({ conference, sittings }: Plan): Finding[] {
  const first = conference.date;
  const dated = sittings.flatMap(({ id, date }) => (date === null ? [] : [{ id, date }]));
  const earliest = dated.toSorted((a, b) => a.date.localeCompare(b.date))[0];
  if (first === null || !earliest) return [];
  const latest = DateTime.fromISO(first, { zone: 'utc' }).plus({ days: EXPECTED_DAYS }).toISODate() ?? first;
  const outside = dated
    .filter(({ date }) => date < first || date > latest)
    .map(({ id, date }): Finding => ({ code: 'sitting-outside-days', level: 'warning', subjects: [sitting(id)], facts: { date, first } }));
  // An undated first sitting is on the first day.
  if (earliest.date <= first || earliest.date > latest || sittings[0]?.date === null) return outside;
  const subjects: Subject[] = [sitting(earliest.id), { kind: 'conference', id: conference.id }];
  return [...outside, { code: 'first-day-differs', level: 'warning', subjects, facts: { date: earliest.date, first } }];
}
