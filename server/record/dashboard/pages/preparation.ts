import type { ConferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { preparationRowView, rowsSummary } from '../presenter/rows.ts';
import { partsOf } from '../rules/parts.ts';
import { followUpRows, preparationRows } from '../rules/rows.ts';
import type { Everything } from './reading.ts';

/** The lines of the preparation with their sum, and how far the checklist is. */
export function preparationOf(context: PageContext, frame: ConferenceLayout, all: Everything) {
  const { plan, findings, documents, overview, rehearsals, status, tasks, today } = all;
  const parts = partsOf({
    plan,
    findings,
    documents,
    overview,
    rehearsals: rehearsals.length,
    published: status.from,
    changes: status.changes,
  });
  const rows = overview.day === 'after' ? followUpRows(tasks) : preparationRows(parts, tasks);
  const seen = { conferenceId: frame.conference.id, today, zone: frame.zone, hasTasks: tasks.length > 0 };
  return {
    late: rows.filter(({ state }) => state === 'late').length,
    rows: rows.map((row) => preparationRowView(context.lang, row, seen)),
    rowsSummary: rowsSummary(context.lang, rows),
    hasTasks: tasks.length > 0,
    tasksDone: tasks.filter(({ state }) => state === 'done').length,
    tasksTotal: tasks.length,
  };
}
