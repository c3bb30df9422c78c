import { sittingInstant } from '../../../planning/agenda/rules/index.ts';
import { sittingsAsHeld } from '../../minutes/rules/sittings.ts';
import type { SittingFigures } from '../contract.ts';
import type { ConferenceRecord } from './record.ts';
import { breaksOf, endOf, seconds, windowsOf } from './windows.ts';

/** Every sitting, planned and as it was held. */
export function sittingFigures(record: ConferenceRecord): SittingFigures[] {
  const { plan, state } = record;
  return sittingsAsHeld(plan, state).map(({ id, title, number, openedAt, closedAt }) => {
    const planned = plan.sittings.find((one) => one.id === id);
    const run = state.sittings[id];
    const until = run ? endOf(run, record) : null;
    const windows = run && until !== null ? windowsOf(run, until) : [];
    return {
      id,
      title,
      number,
      plannedAt: planned ? sittingInstant(plan, planned) : null,
      openedAt,
      closedAt,
      until,
      breaks: run && until !== null ? breaksOf(run, until) : [],
      seconds: seconds(windows.reduce((sum, { from, to }) => sum + to - from, 0)),
    };
  });
}
