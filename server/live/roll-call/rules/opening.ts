import { DateTime } from 'luxon';
import type { Conference } from '../../../planning/conferences/contract.ts';

interface Planned {
  readonly date: string | null;
  readonly starts: string | null;
}

/** How long after its planned hour a sitting still counts as the next one, in milliseconds. */
const STILL_NEXT_MS = 4 * 3_600_000;

/** The instant of a day and an hour in a zone; a part of a day is no hour. */
function instant({ date, starts }: Planned, zone: string): number | null {
  if (date === null || !/^\d\d:\d\d$/.test(starts ?? '')) return null;
  return DateTime.fromISO(`${date}T${starts}`, { zone }).toMillis();
}

/**
 * When the next sitting is to open by the plan, in milliseconds since 1970: the first whose hour is not long past. A sitting
 * without a day is on the conference's; the first one without an hour begins with the conference. Null if not known.
 */
export function nextOpening(
  conference: Pick<Conference, 'date' | 'starts' | 'timeZone'>,
  sittings: readonly Planned[],
  now: number,
): number | null {
  const planned = sittings.length === 0 ? [{ date: null, starts: null }] : sittings;
  const openings = planned.flatMap(({ date, starts }, at) => {
    const hour = starts ?? (at === 0 ? conference.starts : null);
    return instant({ date: date ?? conference.date, starts: hour }, conference.timeZone) ?? [];
  });
  return openings.toSorted((a, b) => a - b).find((opening) => opening > now - STILL_NEXT_MS) ?? null;
}
