import type { LineGap, LineFigures } from '../contract.ts';
import type { TimeSpan } from './history.ts';
import type { CountedPart, ConferenceRecord } from './record.ts';
import { isWithin, overlap, seconds } from './windows.ts';

/** When sites were not connected while a sitting ran. What happened in breaks and outside sittings is not counted. */
export function lineFigures(record: ConferenceRecord, part: CountedPart): LineFigures {
  const remote = [...record.plan.sites, ...(record.plan.past?.sites ?? [])].filter(({ kind }) => kind !== 'main');
  const gaps = remote.flatMap((site) => gapsOf(record, part, site)).toSorted((one, other) => one.from - other.from);
  const lost = gaps.filter(({ why }) => why === 'lost');
  return {
    gaps,
    losses: lost.length,
    seconds: lost.reduce((sum, gap) => sum + gap.seconds, 0),
    never: remote.filter(({ id }) => neverJoined(record, part, id)).map(({ id, name }) => ({ id, name })),
  };
}

interface Place {
  readonly id: string;
  readonly name: string;
}

function gapsOf({ history }: ConferenceRecord, { windows, until }: CountedPart, { id: siteId, name }: Place): LineGap[] {
  const gap = (span: TimeSpan, why: LineGap['why']): LineGap => ({
    siteId,
    name,
    why,
    from: span.from,
    to: span.to ?? until ?? span.from,
    isOpen: span.to === null,
    seconds: seconds(overlap(span, windows)),
  });
  const losses = (history.losses[siteId] ?? []).filter((span) => isWithin(span, windows));
  const joinedAt = history.joined[siteId]?.from;
  const opened = windows[0]?.from ?? Infinity;
  const isLate = joinedAt !== undefined && opened < joinedAt && joinedAt < (until ?? -Infinity);
  return [...(isLate ? [gap({ from: opened, to: joinedAt }, 'late')] : []), ...losses.map((span) => gap(span, 'lost'))];
}

/** Whether a site had not joined when the part ended. */
function neverJoined({ history }: ConferenceRecord, { until }: CountedPart, siteId: string): boolean {
  const joinedAt = history.joined[siteId]?.from;
  return until !== null && (joinedAt === undefined || joinedAt >= until);
}
