import { notesOfSitting } from '../../../live/check-in/rules/index.ts';
import { presenceTotals } from '../../../live/check-in/rules/totals.ts';
import type { AttendanceFigures, SiteAttendance } from '../contract.ts';
import type { ToldCount } from './history.ts';
import { isCounted, type CountedPart, type ConferenceRecord } from './record.ts';

/** Who was there, by the reports of the sites until the end of the part, and by name where people were noted. */
export function attendanceFigures(record: ConferenceRecord, part: CountedPart): AttendanceFigures {
  const sites = record.plan.sites.map((site) => siteAttendance(record, part, site));
  const told = sites.filter(({ present }) => present !== null);
  const isKnown = told.length > 0 && told.every((site) => site.expected !== null);
  return {
    sites,
    present: told.length === 0 ? null : told.reduce((sum, { present }) => sum + (present ?? 0), 0),
    expected: isKnown ? told.reduce((sum, site) => sum + (site.expected ?? 0), 0) : null,
    reported: told.length,
    course: courseOf(record, part),
    named: namedFigures(record, part),
  };
}

const isBefore = ({ until }: CountedPart, at: number): boolean => until === null || at <= until;

function siteAttendance(
  { history, expected }: ConferenceRecord,
  part: CountedPart,
  site: ConferenceRecord['plan']['sites'][number],
): SiteAttendance {
  const last = (history.counts[site.id] ?? []).findLast(({ at }) => isBefore(part, at));
  return {
    id: site.id,
    name: site.name,
    isMain: site.kind === 'main',
    province: site.kind === 'main' ? null : site.province,
    present: last?.present ?? null,
    expected: expected.get(site.id) ?? null,
    at: last && last.present !== null ? last.at : null,
  };
}

/** The sum over all sites after each report: of a part, how it stood when it began, and what was told until its end. */
function courseOf({ history, plan }: ConferenceRecord, part: CountedPart): AttendanceFigures['course'] {
  const ids = new Set(plan.sites.map(({ id }) => id));
  const reports = Object.entries(history.counts)
    .flatMap(([siteId, counts]) => (ids.has(siteId) ? counts.map((count) => ({ siteId, ...count })) : []))
    .filter(({ at }) => isBefore(part, at))
    .toSorted((one, other) => one.at - other.at);
  return from(part, totalsAfter(reports));
}

function totalsAfter(reports: readonly (ToldCount & { readonly siteId: string })[]): AttendanceFigures['course'] {
  const latest = new Map<string, number>();
  let present = 0;
  return reports.map((report) => {
    present += (report.present ?? 0) - (latest.get(report.siteId) ?? 0);
    if (report.present === null) latest.delete(report.siteId);
    else latest.set(report.siteId, report.present);
    return { at: report.at, present, sites: latest.size };
  });
}

function from({ sittingId, from: opened }: CountedPart, course: AttendanceFigures['course']): AttendanceFigures['course'] {
  if (sittingId === null || opened === null) return course;
  const before = course.findLast(({ at }) => at < opened);
  return [...(before ? [{ ...before, at: opened }] : []), ...course.filter(({ at }) => at >= opened)];
}

/** Totals of those noted by name, of the sittings in which somebody was. */
function namedFigures({ checkIn, people, quorum, state, plan }: ConferenceRecord, part: CountedPart): AttendanceFigures['named'] {
  const sittings = new Set([...plan.sittings.map(({ id }) => id), ...Object.keys(state.sittings)]);
  return [...sittings]
    .filter((id) => isCounted(part, id))
    .flatMap((sittingId) => {
      const notes = notesOfSitting(checkIn, sittingId);
      if (notes.length === 0) return [];
      return [{ sittingId, ...presenceTotals(people, notes, state.sittings[sittingId]?.openedAt ?? null, quorum) }];
    });
}
