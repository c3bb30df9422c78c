import type { Translated } from '../../language.ts';
import type { rescheduling as source } from '../../vi/planning/rescheduling.ts';

export const rescheduling: Translated<typeof source> = {
  title: 'The first day becomes {date}: move the other dates with it?',
  later: {
    one: 'These dates move {n} day later, at the same distance from the first day.',
    other: 'These dates move {n} days later, at the same distance from the first day.',
  },
  earlier: {
    one: 'These dates move {n} day earlier, at the same distance from the first day.',
    other: 'These dates move {n} days earlier, at the same distance from the first day.',
  },
  sittings: 'Sittings',
  recommendations: 'Deadlines of recommendations',
  held: 'Already opened, so they keep their day: {sittings}.',
  move: 'Move them with the first day',
  leave: 'Leave these dates',
  done: { moved: 'Saved; the dates moved with the first day', left: 'Saved; the other dates were left' },
  errors: {
    'dates-not-chosen': {
      one: 'The first day changes, and {n} date of sittings and recommendations follows from the earlier one. Choose whether to move or to leave it.',
      other:
        'The first day changes, and {n} dates of sittings and recommendations follow from the earlier one. Choose whether to move or to leave them.',
    },
  },
};
